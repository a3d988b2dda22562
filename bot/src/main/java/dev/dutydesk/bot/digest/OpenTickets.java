package dev.dutydesk.bot.digest;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The open tickets of a desk, tests apart, the most pressing first. */
public final class OpenTickets {
    private static final int AT_ONCE = 500;

    private final List<Numbered> all;

    private OpenTickets(List<Numbered> all) {
        this.all = all;
    }

    public static OpenTickets of(Tickets tickets, Desk desk) {
        return new OpenTickets(tickets.each(Query.open(desk.id(), AT_ONCE))
                .filter(each -> each.ticket().report().origin() != Ticket.Origin.TEST)
                .sorted(Comparator.comparing(
                                (Numbered each) -> due(each.ticket()).orElse(Instant.MAX))
                        .thenComparing(each -> each.ticket().sort().grade())
                        .thenComparing(Numbered::number))
                .toList());
    }

    public List<Numbered> all() {
        return all;
    }

    /** How many are past a deadline. */
    public int overdue(Instant now) {
        return due(Instant.MIN, now);
    }

    /** How many fall due in {@code [from, until)}. */
    public int due(Instant from, Instant until) {
        return (int) all.stream()
                .flatMap(each -> due(each.ticket()).stream())
                .filter(due -> !due.isBefore(from) && due.isBefore(until))
                .count();
    }

    /** Its first deadline that isn't decided; none while its clock stands still, unless that has passed before. */
    private static Optional<Instant> due(Ticket ticket) {
        if (ticket.state() == State.RESOLVED) {
            return Optional.empty();
        }
        Deadlines deadlines = ticket.deadlines();
        Instant still = ticket.stillSince();
        return Stream.of(
                        ticket.response().acknowledgedAt() == null ? deadlines.respond() : null,
                        ticket.work().diagnosedAt() == null ? deadlines.diagnose() : null,
                        deadlines.resolve())
                .filter(Objects::nonNull)
                .filter(due -> still == null || due.isBefore(still))
                .min(Comparator.naturalOrder());
    }
}
