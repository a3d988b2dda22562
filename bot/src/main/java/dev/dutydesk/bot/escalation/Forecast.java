package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the clock would say about a report on which nobody acts: the real agenda, run ahead, with nothing kept or sent. */
public final class Forecast {
    /** What comes after that has long been seen by somebody. */
    private static final Duration AHEAD = Duration.ofDays(7);

    private final Agenda agenda;
    private final Lifecycle lifecycle;
    private final FactsSource facts;

    public Forecast(Agenda agenda, Lifecycle lifecycle, FactsSource facts) {
        this.agenda = agenda;
        this.lifecycle = lifecycle;
        this.facts = facts;
    }

    public record Said(Instant at, Reminder reminder) {}

    /**
     * @param reported when it would be reported
     * @param most how many at most
     * @return in order, up to where the last step only repeats; empty also where the report would be refused
     */
    public List<Said> of(Desk desk, Act.Report report, Actor reporter, Instant reported, int most) {
        List<Said> said = new ArrayList<>();
        Decision decision = lifecycle.decide(null, report, facts.gather(desk, null, report, reporter, reported));
        while (decision instanceof Decision.Changed changed && said.size() < most) {
            Ticket ticket = changed.change().after();
            Instant next = agenda.next(ticket);
            if (next == null || next.isAfter(reported.plus(AHEAD))) {
                break;
            }
            Act due = agenda.due(ticket, next).orElseThrow();
            if (due instanceof Act.Remind remind) {
                if (!said.isEmpty() && isRepeat(said.getLast().reminder(), remind.reminders())) {
                    break;
                }
                remind.reminders().forEach(reminder -> said.add(new Said(next, reminder)));
            }
            decision = lifecycle.decide(ticket, due, facts.gather(desk, ticket, due, Actor.CLOCK, next));
        }
        return List.copyOf(said.subList(0, Math.min(most, said.size())));
    }

    /** The last step of a chain is said again and again to the same people. */
    private static boolean isRepeat(Reminder last, List<Reminder> next) {
        return next.size() == 1
                && next.getFirst().key().equals(last.key())
                && next.getFirst().people().equals(last.people());
    }
}
