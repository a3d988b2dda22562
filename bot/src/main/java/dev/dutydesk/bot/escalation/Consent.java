package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.escalation.Callees.Told;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for somebody's word: acceptance, and a hold that lasts for longer than the desk allows. */
final class Consent {
    /** What mended itself is asked about when people are at work. */
    private static final Span AT_WORK = new Span.Exact(Duration.ofSeconds(1));

    private final GradeClock clock;

    Consent(GradeClock clock) {
        this.clock = clock;
    }

    List<Alarm> on(Desk desk, Ticket ticket) {
        return Stream.of(asked(desk, ticket), held(desk, ticket))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** When the clock accepts; null where only people do. */
    @Nullable
    Instant accepts(Desk desk, Ticket ticket) {
        Instant resolved = ticket.work().resolvedAt();
        Grade grade = ticket.sort().grade();
        return ticket.state() == State.RESOLVED
                        && resolved != null
                        && grade != Grade.P1
                        && !desk.handling().acceptance().neverByClock().contains(grade)
                ? end(desk, ticket, desk.handling().acceptance().acceptAfter(), resolved)
                : null;
    }

    private @Nullable Alarm asked(Desk desk, Ticket ticket) {
        Instant resolved = ticket.work().resolvedAt();
        if (ticket.state() != State.RESOLVED
                || resolved == null
                || resolved.equals(ticket.said().asked())) {
            return null;
        }
        Instant at = ticket.arrived().verb() == Verb.RECOVER
                ? clock.end(desk, Grade.ROUTINE, AT_WORK, resolved)
                : end(desk, ticket, desk.handling().acceptance().remind(), resolved);
        return new Alarm(
                at,
                Reminder.Kind.ACCEPTANCE,
                "",
                resolved,
                0,
                now -> Told.inTheThread(
                        ticket.report().askedToAccept(desk.leadOf(ticket.sort().group()))));
    }

    private @Nullable Alarm held(Desk desk, Ticket ticket) {
        Ticket.Hold hold = ticket.hold();
        if (ticket.state() != State.ON_HOLD
                || hold == null
                || hold.since().equals(ticket.said().held())) {
            return null;
        }
        Instant at = end(desk, ticket, desk.handling().hold().cap(), hold.since());
        return new Alarm(
                at,
                Reminder.Kind.HELD,
                "",
                hold.since(),
                0,
                now -> Told.inTheThread(List.of(desk.leadOf(ticket.sort().group()))));
    }

    private Instant end(Desk desk, Ticket ticket, Span span, Instant from) {
        return clock.end(desk, ticket.sort().grade(), span, from);
    }
}
