package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Reading.Kind;
import dev.dutydesk.bot.intake.Words.Found;
import dev.dutydesk.state.ticket.Grade;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What in a sentence takes the alarm from a rule's words. Where it may be either, it is an alarm: a report taken for a
 * question costs a shop its evening, the other way round costs a tap.
 */
final class Guards {
    /** How far into a sentence it says at once that all is well. */
    private static final int AT_ONCE = 8;

    /** There, what happened yesterday is found out today. */
    private static final Set<String> LASTING = Set.of("data", "security");

    private final Sentence sentence;
    private final String text;
    private final boolean howFar;
    private final int fixed;
    private final int over;
    private final boolean anew;
    private final boolean anewAfterOver;
    private final boolean mistaken;
    private final boolean past;
    private final boolean longPast;
    private final boolean before;
    private final boolean thanking;
    private final int condition;
    private final int told;
    private final boolean others;
    private final boolean noted;
    private final boolean wording;
    private final boolean pleads;
    private final boolean failure;

    Guards(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
        List<Found> anewOnes = Cues.ANEW.in(text);
        this.anew = !anewOnes.isEmpty();
        this.fixed = firstSo(told(Cues.OVER));
        IntStream works = IntStream.concat(
                told(Cues.WORKS),
                Phrasing.OVER
                        .matcher(text)
                        .results()
                        .filter(m -> !isAsked(m.end()))
                        .mapToInt(MatchResult::start));
        int worksAt = firstSo(works);
        this.over = fixed < 0 || worksAt >= 0 && worksAt < fixed ? worksAt : fixed;
        this.anewAfterOver = anewOnes.stream().anyMatch(a -> a.start() >= over);
        int takenBack = firstSo(IntStream.concat(
                Cues.MISTAKEN.in(text).stream().mapToInt(Found::start),
                Stream.of(Phrasing.MISTAKEN, Phrasing.OWN_SIDE, Phrasing.NOT_FEARED)
                        .flatMap(p -> p.matcher(text).results())
                        .mapToInt(MatchResult::start)));
        this.mistaken = takenBack >= 0 && anewOnes.stream().noneMatch(a -> a.start() >= takenBack);
        boolean goesOn = Cues.GOES_ON.areIn(text);
        boolean yearsAgo = Phrasing.YEARS_AGO.matcher(text).find();
        this.before = yearsAgo || Cues.PAST.areIn(text);
        this.past = before && (!goesOn || Phrasing.LONG_AGO.matcher(text).find());
        this.longPast = past && (yearsAgo || over >= 0 || Cues.LONG_PAST.areIn(text));
        this.howFar = Cues.HOW_FAR.areIn(text)
                || Cues.LEARNS.areIn(text)
                || Phrasing.HOW_FAR.matcher(text).find();
        this.thanking = Phrasing.THANKING.matcher(text).find();
        this.condition = Cues.CONDITION.first(text);
        this.told = Cues.ELSEWHERE.first(text);
        this.others = Cues.NOT_OURS.areIn(text);
        this.noted = Cues.NOTED.areIn(text);
        this.wording = Cues.WORDING.areIn(text);
        this.pleads = Cues.PLEASE.areIn(text);
        this.failure = !sentence.quoted() && !text.endsWith("?") && Cues.FAILS.areIn(text);
    }

    private int firstSo(IntStream places) {
        return places.filter(at -> !isNotYet(at)).min().orElse(-1);
    }

    /** Where such words are that nobody asks for. */
    private IntStream told(Words words) {
        return words.in(text).stream().filter(f -> !isAsked(f.end())).mapToInt(Found::start);
    }

    private boolean isAsked(int end) {
        return Phrasing.ASKED_BEHIND.matcher(text).region(end, text.length()).lookingAt();
    }

    private boolean isNotYet(int at) {
        String before = text.substring(Math.max(0, at - 4), at);
        return Cues.NOT_YET.in(before).stream().anyMatch(n -> n.end() == before.length());
    }

    Sentence sentence() {
        return sentence;
    }

    boolean asksHowFar() {
        return howFar;
    }

    /** Whether it says that all is well, and nothing after that takes it back. */
    boolean isOver() {
        return over >= 0 && !anewAfterOver;
    }

    /** Whether it does so before anything else: it speaks of what was said before it. */
    boolean isOverAtOnce() {
        return isOver() && over <= AT_ONCE;
    }

    /** Whether its writer takes back what was told. */
    boolean isMistaken() {
        return mistaken;
    }

    /** Whether it tells of days that are long over. */
    boolean isLongPast() {
        return longPast;
    }

    boolean pleads() {
        return pleads;
    }

    /** Whether it says what fails, and doesn't ask. */
    boolean tellsOfAFailure() {
        return failure;
    }

    /** Whether it says that it isn't here. */
    boolean isOfOthers() {
        return others;
    }

    boolean isTold() {
        return others || told >= 0 && !Cues.OURS.areIn(text) || noted && (before || over >= 0);
    }

    /** What the sentence does with those words instead of reporting them; empty where it reports them. */
    Optional<Kind> against(Hit hit) {
        if (sentence.quoted()) {
            return Optional.of(Kind.QUOTATION);
        }
        int begin = Math.max(sentence.clauseBegin(hit.start()), hit.start() - 80);
        int end = Math.min(sentence.clauseEnd(hit.end()), hit.end() + 80);
        String clause = text.substring(begin, end);
        if (isDenied(hit)) {
            return Optional.of(Kind.NEGATION);
        }
        if (isTold(hit)) {
            return Optional.of(asksInEnglish() ? Kind.QUESTION : Kind.QUOTATION);
        }
        if (noted && !anew && (before || over >= 0)) {
            return Optional.of(Kind.QUOTATION);
        }
        if (howFar && !anew) {
            return Optional.of(Kind.QUESTION);
        }
        if (thanking && !anew && (isOver() || hit.end() <= sentence.clauseEnd(0))) {
            return Optional.of(Kind.THANKS);
        }
        boolean alarm = hit.rule().grade().isAbove(Grade.P3);
        if (alarm && (LASTING.contains(hit.rule().category()) ? longPast : past)) {
            return Optional.of(isWhether() ? Kind.QUESTION : Kind.QUOTATION);
        }
        if (mistaken || isOver(hit, begin, end)) {
            return Optional.of(Kind.NEGATION);
        }
        if (isWish(hit, clause)) {
            return Optional.of(Kind.REPORT);
        }
        return condition >= 0 && condition < hit.trouble() && !Cues.WISH.areIn(text) || asks(hit, clause)
                ? Optional.of(Kind.QUESTION)
                : Optional.empty();
    }

    /** Money and attacks aren't over because something works again, nor is work done that somebody asks for. */
    private boolean isOver(Hit hit, int begin, int end) {
        int at = LASTING.contains(hit.rule().category()) ? fixed : over;
        boolean asked = !hit.rule().grade().isAbove(Grade.P3) && pleads;
        return at >= 0
                && !isAside(at, hit)
                && !anewAfterOver
                && !asked
                && (hit.start() <= at
                        || begin > at
                                && Phrasing.CAUSE.matcher(text.substring(begin)).find()
                        || begin <= at && at < end && text.substring(begin, end).contains("的"));
    }

    /** Whether what is well there is something else, and always was: "收藏夹打不开，下单正常". */
    private boolean isAside(int at, Hit hit) {
        int begin = sentence.clauseBegin(at);
        String clause = text.substring(begin, sentence.clauseEnd(at));
        return begin != sentence.clauseBegin(hit.trouble())
                && Phrasing.BESIDE.matcher(clause).find()
                && (Phrasing.ALL_ALONG.matcher(clause).find()
                        || !Phrasing.RECOVERED.matcher(clause).find());
    }

    /** Whether it says right before the words that it isn't so. */
    boolean isDenied(Hit hit) {
        return deniedAt(hit.trouble())
                || hit.close() && deniedAt(hit.start())
                || Phrasing.NOT_THAT
                        .matcher(text.substring(Math.max(0, hit.start() - 5), hit.start()))
                        .find();
    }

    /** Whether something between the two says that it is otherwise after all. */
    boolean turnsBetween(Hit one, Hit other) {
        return Phrasing.TURN
                .matcher(text.substring(Math.min(one.trouble(), other.end()), other.end()))
                .find();
    }

    boolean deniesTrouble(Hit hit) {
        return deniedAt(hit.trouble());
    }

    /** Whether what it is about stands in a clause of its own that says it is well: "搜不出来，付款没问题". */
    boolean isWellAlone(Hit hit) {
        int about = hit.trouble() > hit.start() ? hit.start() : hit.end() - 1;
        int begin = sentence.clauseBegin(about);
        return begin != sentence.clauseBegin(hit.trouble())
                && Phrasing.WELL
                        .matcher(text.substring(begin, sentence.clauseEnd(about)))
                        .find();
    }

    private boolean deniedAt(int at) {
        int from = Math.max(sentence.clauseBegin(at), at - 24);
        return Phrasing.DENIED.matcher(text.substring(from, at)).find();
    }

    private boolean isTold(Hit hit) {
        return others || told >= 0 && told < hit.trouble() && !isOurs(hit) || wording && isInQuotes(hit);
    }

    /** Whether it comes home after it spoke of others. */
    private boolean isOurs(Hit hit) {
        return Cues.OURS.areIn(text.substring(Math.max(told, hit.start() - 80), hit.end()));
    }

    private boolean isInQuotes(Hit hit) {
        int from = Math.max(0, hit.trouble() - 200);
        long before = text.substring(from, hit.trouble())
                .chars()
                .filter(c -> c == '"' || c == '「' || c == '『' || c == '《')
                .count();
        String behind = text.substring(hit.end(), Math.min(text.length(), hit.end() + 200));
        return before % 2 == 1 && behind.chars().anyMatch(c -> c == '"' || c == '」' || c == '』' || c == '》');
    }

    private static boolean isWish(Hit hit, String clause) {
        return hit.rule().grade().isAbove(Grade.P3) && Cues.WISH.areIn(clause) && !Cues.HURRY.areIn(clause);
    }

    private boolean asksInEnglish() {
        return Phrasing.WHETHER_ENGLISH.matcher(text).find();
    }

    private boolean isWhether() {
        return text.contains("请问") || Phrasing.WHETHER.matcher(text).find() || asksInEnglish();
    }

    private boolean asks(Hit hit, String clause) {
        boolean work = !hit.rule().grade().isAbove(Grade.P3);
        boolean pressing = Cues.PRESSING.areIn(clause);
        if (!work && Cues.WHY.areIn(clause)) {
            return false;
        }
        if (hit.rule().grade() == Grade.ROUTINE
                && (text.endsWith("?") && !pleads || text.contains("请问") && Cues.WONDERS.areIn(clause))) {
            return true;
        }
        return !pressing
                && (Phrasing.WHETHER.matcher(clause).find()
                        || Cues.WHAT_TO_DO.areIn(clause)
                        || asksInEnglish()
                        || work && Cues.WONDERS.areIn(clause));
    }
}
