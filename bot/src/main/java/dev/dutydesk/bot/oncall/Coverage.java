package dev.dutydesk.bot.oncall;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells in which hours nobody who can be reached has the duty. Whoever has an account in a channel of the desk can be. */
public final class Coverage {
    /** So far ahead it is looked. */
    public static final Duration AHEAD = Duration.ofDays(28);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final OnCall onCall;

    public Coverage(OnCall onCall) {
        this.onCall = onCall;
    }

    /** @param person to whom the duty of that time falls, who is away then or can't be reached */
    public record Gap(String group, String person, Time time) {}

    /** Of the group in the next four weeks, in order. */
    public List<Gap> gaps(Desk desk, String group, Instant now) {
        Time ahead = new Time(now, now.plus(AHEAD));
        List<Gap> gaps = new ArrayList<>();
        for (Shift shift : onCall.during(desk, group, ahead)) {
            Instant from = shift.from() == null || shift.from().isBefore(now) ? now : shift.from();
            Instant until =
                    shift.until() == null || shift.until().isAfter(ahead.until()) ? ahead.until() : shift.until();
            if (onCall.isAway(desk, shift.person(), from) || !isReached(desk, shift.person())) {
                join(gaps, new Gap(group, shift.person(), new Time(from, until)));
            }
        }
        return gaps;
    }

    /** All gaps of the desk, each as one line in plain English with its reason; times in the desk's zone. */
    public List<String> told(Desk desk, Instant now) {
        return groups(desk)
                .flatMap(group -> gaps(desk, group.id(), now).stream())
                .map(gap -> "nobody is reached for %s from %s to %s: %s"
                        .formatted(
                                gap.group(),
                                at(desk, gap.time().from()),
                                at(desk, gap.time().until()),
                                why(desk, gap)))
                .toList();
    }

    /** Whose duty falls to a lead, each as one line in plain English. */
    public static List<String> fallingToLeads(Desk desk, Instant now) {
        return groups(desk)
                .flatMap(group -> desk.team().rosters().stream()
                        .filter(roster -> roster.group().equals(group.id()))
                        .findFirst()
                        .map(roster -> new Turns(group.id(), roster.shifts(), group.lead(), desk.zone()).begin())
                        .map(begin -> begin.isAfter(now)
                                ? Stream.of("until %s the duty of %s falls to its lead %s: its roster begins then"
                                        .formatted(at(desk, begin), group.id(), group.lead()))
                                : Stream.<String>empty())
                        .orElseGet(() -> Stream.of("the duty of %s falls to its lead %s: it has no roster"
                                .formatted(group.id(), group.lead()))))
                .toList();
    }

    private static Stream<Group> groups(Desk desk) {
        return desk.team().groups().values().stream();
    }

    private static void join(List<Gap> gaps, Gap next) {
        Gap last = gaps.isEmpty() ? null : gaps.getLast();
        if (last != null
                && last.person().equals(next.person())
                && last.time().until().equals(next.time().from())) {
            gaps.removeLast();
            gaps.add(new Gap(
                    last.group(),
                    last.person(),
                    new Time(last.time().from(), next.time().until())));
        } else {
            gaps.add(next);
        }
    }

    private String why(Desk desk, Gap gap) {
        if (desk.person(gap.person()).isEmpty()) {
            return gap.person() + " isn't in the file";
        }
        return isReached(desk, gap.person())
                ? gap.person() + " is away, and so is whoever would stand in"
                : gap.person() + " has no account in any channel of the desk";
    }

    private static boolean isReached(Desk desk, String person) {
        return desk.person(person).stream()
                .anyMatch(known -> desk.channels().stream()
                        .anyMatch(channel ->
                                known.account(channel.platform().word()).isPresent()));
    }

    private static String at(Desk desk, Instant when) {
        return TIME.withZone(desk.zone()).format(when);
    }
}
