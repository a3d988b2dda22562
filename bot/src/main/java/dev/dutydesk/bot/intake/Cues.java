package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.WordLists;
import java.util.List;

/** What people say that makes a text no alarm, or one after all. Each list is a file of the folder {@code reading}. */
final class Cues {
    static final Words HOW_FAR = of("how-far");
    static final Words LEARNS = of("learns");
    static final Words CONDITION = of("condition");
    static final Words ANEW = of("anew");
    static final Words OVER = of("over");
    static final Words WORKS = of("works");
    static final Words NOT_YET = of("not-yet");
    static final Words FINE = of("fine");
    static final Words MISTAKEN = of("mistaken");
    static final Words PAST = of("past");
    static final Words LONG_PAST = of("long-past");
    static final Words GOES_ON = of("goes-on");
    static final Words ELSEWHERE = of("elsewhere");
    static final Words NOTED = of("noted");
    static final Words OURS = of("ours");
    static final Words NOT_OURS = of("not-ours");
    static final Words WORDING = of("wording");
    static final Words WHY = of("why");
    static final Words WHAT_TO_DO = of("what-to-do");
    static final Words WONDERS = of("wonders");
    static final Words PRESSING = of("pressing");
    static final Words WISH = of("wish");
    static final Words HURRY = of("hurry");
    static final Words THANKS = of("thanks");
    static final Words GREETING = of("greeting");
    static final Words FILLERS = of("fillers");

    static final Words PLEASE = of("please");
    /** Things around a shop that nobody here repairs, which a colleague tells of all the same. */
    static final Words OFFICE = Words.of(WordLists.expanded(List.of("any:office")));

    static final Words FAILS = Words.of(WordLists.expanded(List.of("any:broken")));

    private Cues() {}

    private static Words of(String name) {
        return Words.of(WordLists.list("reading", name));
    }
}
