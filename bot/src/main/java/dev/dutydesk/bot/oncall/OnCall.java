package dev.dutydesk.bot.oncall;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Roster;
import dev.dutydesk.state.ticket.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is on duty: by the roster, and by what people have agreed on since. A group without a roster, and one whose
 * roster hasn't begun, falls to its lead; so does the duty of one who is away while the backup is too: there is always
 * somebody.
 */
public final class OnCall {
    private final Function<String, Duty> duties;

    /** By the rosters alone. */
    public OnCall() {
        this(desk -> Duty.NONE);
    }

    /** @param duties what a desk's people have changed, by the desk's id */
    public OnCall(Function<String, Duty> duties) {
        this.duties = duties;
    }

    /** Who has the duty of the group at that instant. One that the desk no longer has falls to that of its otherwise rule. */
    public Shift at(Desk desk, String group, Instant when) {
        Shift planned = planned(desk, group, when);
        Duty duty = duties.apply(desk.id());
        if (duty.covers().isEmpty() && duty.absences().isEmpty()) {
            return planned;
        }
        Pair now = pair(desk, planned, duty, when);
        List<Instant> edges = duty.edges()
                .filter(edge -> (planned.from() == null || edge.isAfter(planned.from()))
                        && (planned.until() == null || edge.isBefore(planned.until())))
                .filter(edge -> !pair(desk, planned, duty, edge.minusMillis(1)).equals(pair(desk, planned, duty, edge)))
                .sorted()
                .toList();
        Instant from = edges.stream()
                .filter(edge -> !edge.isAfter(when))
                .reduce((earlier, later) -> later)
                .orElse(planned.from());
        Instant until =
                edges.stream().filter(edge -> edge.isAfter(when)).findFirst().orElse(planned.until());
        return new Shift(group, now.person(), now.backup(), from, until);
    }

    private record Pair(String person, @Nullable String backup) {}

    /** Who has the duty, and who comes next, as people have agreed on it. */
    private static Pair pair(Desk desk, Shift planned, Duty duty, Instant when) {
        String lead = desk.leadOf(planned.group());
        String agreed = duty.standIn(planned.group(), planned.person(), when);
        String person = !duty.isAway(agreed, when)
                ? agreed
                : Stream.ofNullable(planned.backup())
                        .filter(backup -> !duty.isAway(backup, when) && !backup.equals(agreed))
                        .findFirst()
                        .orElse(lead);
        String backup = planned.backup() == null
                ? null
                : Stream.of(planned.backup(), planned.person(), lead)
                        .filter(each -> !each.equals(person) && !duty.isAway(each, when))
                        .findFirst()
                        .orElse(null);
        return new Pair(person, backup);
    }

    /** The shift at that instant and those that follow, without end where there is a roster. */
    public Stream<Shift> from(Desk desk, String group, Instant when) {
        return Stream.iterate(
                        Optional.of(at(desk, group, when)),
                        Optional::isPresent,
                        shift -> shift.map(Shift::until).map(until -> at(desk, group, until)))
                .flatMap(Optional::stream);
    }

    /** The group's shifts that reach into the time. Without end where it has none. */
    public List<Shift> during(Desk desk, String group, Time time) {
        List<Shift> shifts = new ArrayList<>();
        Instant at = time.from();
        while (at != null && at.isBefore(time.until())) {
            Shift shift = at(desk, group, at);
            shifts.add(shift);
            at = shift.until();
        }
        return shifts;
    }

    /** Whether the person has the duty of any group then. */
    public boolean isOnDuty(Desk desk, String person, Instant when) {
        Predicate<Group> has = group -> at(desk, group.id(), when).person().equals(person);
        return desk.team().groups().values().stream().anyMatch(has);
    }

    public boolean isAway(Desk desk, String person, Instant when) {
        return duties.apply(desk.id()).isAway(person, when);
    }

    /** Who answers for that person now: whoever followed one who left. */
    public String answering(Desk desk, String person) {
        return duties.apply(desk.id()).answering(person);
    }

    /** The person as those see them who left and whom they followed: as their deputy. */
    public Actor withFollowed(Desk desk, Actor actor) {
        Set<String> followed = duties.apply(desk.id()).answeredFor(actor.id());
        if (followed.isEmpty()) {
            return actor;
        }
        Set<String> deputyOf = new HashSet<>(actor.deputyOf());
        deputyOf.addAll(followed);
        return new Actor(
                actor.id(),
                actor.kind(),
                actor.groups(),
                actor.side(),
                actor.deskLead(),
                actor.leads(),
                actor.admin(),
                Set.copyOf(deputyOf));
    }

    /** Whether the handler of that ticket said at a hand-over that they keep it. */
    public boolean isKept(Desk desk, String ticket) {
        return duties.apply(desk.id()).kept().contains(ticket);
    }

    /** By the roster. */
    private static Shift planned(Desk desk, String group, Instant when) {
        return turns(desk, group).flatMap(turns -> turns.at(when)).orElseGet(() -> leads(desk, group, when));
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
