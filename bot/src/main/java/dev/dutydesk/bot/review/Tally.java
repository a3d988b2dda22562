package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Counts what became of tickets in a period. It must be given every ticket that had a step in the period, or was open at
 * its end, each once, in whatever order. Not thread-safe.
 */
final class Tally {
    private final Period period;
    private final Rates rates = new Rates();
    private final Counts counts = new Counts();
    private final People people = new People();
    private final Promises promises;
    private final Durations durations;
    private final Severity severity;
    private final Course course;
    private final Ends ends;

    /** @param onDuty who had the duty of a group at an instant */
    Tally(Period period, BiFunction<String, Instant, String> onDuty) {
        this.period = period;
        promises = new Promises(period, onDuty, rates, people);
        durations = new Durations(period);
        severity = new Severity(period);
        course = new Course(period, rates, counts, people);
        ends = new Ends(period, rates, counts, people);
    }

    void add(Life life) {
        Ticket ticket = life.at(period.until()).orElse(null);
        if (ticket == null || ticket.report().origin() == Ticket.Origin.TEST) {
            return;
        }
        promises.correct(life);
        fromPatrol(life, ticket);
        if (!Judge.counts(ticket)) {
            ends.falseAlarm(life, ticket);
            return;
        }
        List<Judgement> judged = Stream.of(Promise.values())
                .map(promise -> Judge.judge(life, promise, period.until()))
                .flatMap(Optional::stream)
                .toList();
        promises.add(life, ticket, judged);
        durations.add(life, ticket, judged);
        severity.add(life, ticket);
        course.add(life, ticket);
        ends.add(life, ticket, judged);
    }

    /** Once it has ended, what a patrol or an alarm opened was a false alarm or wasn't. */
    private void fromPatrol(Life life, Ticket ticket) {
        Ticket.Origin origin = ticket.report().origin();
        if (origin.isFound() && period.holds(life.begun())) {
            rates.add(Rate.Name.PRECISION, null, life.number(), Judge.counts(ticket));
        }
    }

    Review review(List<Review.Recurring> recurring, Patrolled patrolled) {
        return new Review(
                period,
                course.reported(),
                rates.all(),
                durations.acknowledging(),
                durations.resolving(),
                counts.all(),
                severity.severe(),
                ends.unclosed(),
                promises.worst(),
                promises.corrections(),
                recurring,
                people.rows(),
                patrolled);
    }
}
