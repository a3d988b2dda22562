package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** How much went wrong in some time: what was reported then at the two upper grades, once each. */
record Incidents(int p1, int p2) {
    private static final int AT_ONCE = 200;

    static Incidents of(Tickets tickets, Desk desk, Instant from, Instant until) {
        Map<Grade, Long> counted = tickets.each(Query.all(desk.id(), AT_ONCE))
                .map(Numbered::ticket)
                // The newest come first.
                .takeWhile(ticket -> !ticket.id().made().isBefore(from))
                .filter(ticket -> counts(ticket, from, until))
                .collect(Collectors.groupingBy(ticket -> ticket.sort().highest(), Collectors.counting()));
        return new Incidents(
                counted.getOrDefault(Grade.P1, 0L).intValue(),
                counted.getOrDefault(Grade.P2, 0L).intValue());
    }

    private static boolean counts(Ticket ticket, Instant from, Instant until) {
        Instant at = ticket.report().at();
        return !at.isBefore(from)
                && at.isBefore(until)
                && ticket.report().origin() != Ticket.Origin.TEST
                && ticket.closing().end() != State.MERGED
                && ticket.closing().kind() != Ticket.Cancellation.FALSE_ALARM;
    }
}
