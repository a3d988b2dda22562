package dev.dutydesk.bot.oncall;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Roster;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells who is on duty. A group without a roster, and one whose roster hasn't begun, falls to its lead: there is always
 * somebody.
 */
public final class OnCall {
    /** Who has the duty of the group at that instant. One that the desk no longer has falls to that of its otherwise rule. */
    public Shift at(Desk desk, String group, Instant when) {
        return turns(desk, group).flatMap(turns -> turns.at(when)).orElseGet(() -> leads(desk, group, when));
    }

    /** The shift at that instant and those that follow, without end where there is a roster. */
    public Stream<Shift> from(Desk desk, String group, Instant when) {
        return Stream.iterate(
                        Optional.of(at(desk, group, when)),
                        Optional::isPresent,
                        shift -> shift.map(Shift::until).map(until -> at(desk, group, until)))
                .flatMap(Optional::stream);
    }

    /** Whether the person has the duty of any group then. */
    public boolean isOnDuty(Desk desk, String person, Instant when) {
        Predicate<Group> has = group -> at(desk, group.id(), when).person().equals(person);
        return desk.team().groups().values().stream().anyMatch(has);
    }

    private static Shift leads(Desk desk, String group, Instant when) {
        String lead = desk.leadOf(group);
        Instant until =
                turns(desk, group).map(Turns::begin).filter(when::isBefore).orElse(null);
        return new Shift(group, lead, null, null, until);
    }

    private static Optional<Turns> turns(Desk desk, String group) {
        return desk.team().rosters().stream()
                .filter(roster -> roster.group().equals(group))
                .map(Roster::shifts)
                .map(shifts -> new Turns(group, shifts, desk.leadOf(group), desk.zone()))
                .findFirst();
    }
}
