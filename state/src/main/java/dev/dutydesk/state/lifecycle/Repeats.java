package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an act would lead where the ticket already is, by the same actor. Who brought the ticket to its state is told so;
 * so is a handler who acknowledges again further on. A second hold, question or finding that says something else isn't a
 * repeat. Whom a ticket waits for isn't recorded with who gave it to them, so giving it there again is a repeat by anyone.
 */
final class Repeats {
    private Repeats() {}

    /** Since when it is so; empty where the act is none. */
    static Optional<Instant> since(Case c, Row row) {
        Ticket ticket = c.ticket();
        Ticket.Response response = ticket.response();
        return switch (c.act()) {
            case Act.Acknowledge act
            when c.isHandler() && ticket.state().compareTo(State.RESOLVED) < 0 ->
                Optional.ofNullable(response.handledSince());
            case Act.Assign act when row.startsFrom(ticket.state()) -> assignedSince(c, act);
            case Act.Diagnose act
            when act.finding().strip().equals(ticket.work().finding()) -> arrivedBy(c);
            case Act.Ask act
            when saysOther(ticket.hold() == null ? null : ticket.hold().question(), act.question()) -> Optional.empty();
            case Act.Hold act
            when saysOther(ticket.hold() == null ? null : ticket.hold().reason(), act.reason()) -> Optional.empty();
            case null, default -> row.startsFrom(ticket.state()) ? Optional.empty() : arrivedBy(c);
        };
    }

    private static Optional<Instant> arrivedBy(Case c) {
        Ticket.Arrival arrived = c.ticket().arrived();
        return c.act() != null
                        && arrived.verb() == c.act().verb()
                        && arrived.by().equals(c.actor().id())
                ? Optional.of(arrived.at())
                : Optional.empty();
    }

    private static Optional<Instant> assignedSince(Case c, Act.Assign act) {
        Ticket ticket = c.ticket();
        boolean sameGroup =
                act.group() == null || act.group().equals(ticket.sort().group());
        if (act.person() == null || !sameGroup) {
            return Optional.empty();
        }
        if (act.person().equals(c.actor().id()) && c.isHandler()) {
            return Optional.ofNullable(ticket.response().handledSince());
        }
        return act.person().equals(ticket.response().assignee())
                        && !act.person().equals(c.actor().id())
                ? Optional.ofNullable(ticket.response().waitingSince())
                : Optional.empty();
    }

    private static boolean saysOther(@Nullable String before, String now) {
        return !now.strip().equals(before);
    }
}
