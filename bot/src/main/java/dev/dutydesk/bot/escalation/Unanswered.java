package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Escalation.Step;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The chain while nobody acknowledges, counted from when the ticket last began to wait for it. A step that has nobody to
 * tell brings the next one forward. What comes with the report itself is said by the card, which calls who is on duty; the
 * step only makes the telephone ring.
 */
final class Unanswered {
    private final GradeClock clock;
    private final Callees callees;

    Unanswered(GradeClock clock, Callees callees) {
        this.clock = clock;
        this.callees = callees;
    }

    List<Alarm> on(Desk desk, Ticket ticket) {
        Instant since = ticket.response().waitingSince();
        if (ticket.state() != State.DISPATCHED || since == null) {
            return List.of();
        }
        List<Step> steps = desk.escalation(ticket.sort().grade()).unanswered();
        Ticket.Chain said = ticket.said().unanswered();
        int taken = said != null && said.since().equals(since) ? said.steps() : 0;
        List<Alarm> alarms = new ArrayList<>();
        Instant forward = Instant.MAX;
        for (int i = taken; i < steps.size(); i++) {
            Step step = steps.get(i);
            Instant own = when(desk, ticket, step, since);
            Instant at = own.isBefore(forward) ? own : forward;
            Alarm alarm = alarm(desk, ticket, step, since, i + 1, at);
            if (!since.equals(ticket.report().at()) || own.isAfter(since)) {
                alarms.add(alarm);
            } else if (!alarm.told().apply(at).ways().isEmpty()) {
                alarms.add(alarm.saidByTheCard());
            }
            forward = callees.of(desk, ticket, step.to(), at).isEmpty() ? at : Instant.MAX;
        }
        if (said != null && taken >= steps.size() && !steps.isEmpty()) {
            Duration repeat = steps.getLast().repeat();
            if (repeat != null) {
                alarms.add(alarm(
                        desk,
                        ticket,
                        steps.getLast(),
                        since,
                        taken + 1,
                        said.at().plus(repeat)));
            }
        }
        return alarms;
    }

    private Instant when(Desk desk, Ticket ticket, Step step, Instant since) {
        Grade grade = ticket.sort().grade();
        Instant target = clock.end(desk, grade, clock.target(desk, ticket).respond(), since);
        return clock.share(desk, grade, since, target, step.after());
    }

    private Alarm alarm(Desk desk, Ticket ticket, Step step, Instant since, int number, Instant at) {
        return new Alarm(
                at,
                Reminder.Kind.UNANSWERED,
                step.after().toString(),
                since,
                number,
                now -> callees.told(desk, ticket, step.to(), step.via(), now));
    }
}
