package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.escalation.Callees.Told;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An accepted P1 owes its retrospective: its handler is asked at once, and then each working day until it is written. */
final class Retrospect {
    private static final Span EACH = new Span.WorkingDays(1);

    private final GradeClock clock;

    Retrospect(GradeClock clock) {
        this.clock = clock;
    }

    static boolean isOwed(Ticket ticket) {
        return ticket.state() == State.ACCEPTED
                && ticket.sort().grade() == Grade.P1
                && ticket.report().origin() != Ticket.Origin.TEST
                && ticket.closing().retrospective() == null;
    }

    List<Alarm> on(Desk desk, Ticket ticket) {
        Instant accepted = ticket.closing().at();
        if (!isOwed(ticket) || accepted == null) {
            return List.of();
        }
        Ticket.Chain said = ticket.said().retrospective();
        boolean begun = said != null && said.since().equals(accepted);
        int taken = begun ? Objects.requireNonNull(said).steps() : 0;
        Instant at = begun
                ? clock.end(
                        desk, Grade.ROUTINE, EACH, Objects.requireNonNull(said).at())
                : accepted;
        String lead = desk.leadOf(ticket.sort().group());
        String asked = Objects.requireNonNullElse(ticket.response().handler(), lead);
        return List.of(new Alarm(
                at, Reminder.Kind.RETROSPECTIVE, "", accepted, taken + 1, now -> Told.inTheThread(List.of(asked))));
    }
}
