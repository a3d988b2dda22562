package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Review.Count.What;
import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How tickets ended in the period, and which were open at its end. */
final class Ends {
    private final Period period;
    private final Rates rates;
    private final Counts counts;
    private final People people;
    private final List<Review.Unclosed> unclosed = new ArrayList<>();

    Ends(Period period, Rates rates, Counts counts, People people) {
        this.period = period;
        this.rates = rates;
        this.counts = counts;
        this.people = people;
    }

    void add(Life life, Ticket ticket, List<Judgement> judged) {
        if (ticket.state().isOpen()) {
            open(life, ticket, judged);
            recovered(life, ticket);
        } else if (isEndedInIt(ticket)) {
            recovered(life, ticket);
            ended(life, ticket);
        }
    }

    /** Nothing else of it is counted. */
    void falseAlarm(Life life, Ticket ticket) {
        if (isEndedInIt(ticket)) {
            counts.add(What.FALSE_ALARM, life);
        }
    }

    private boolean isEndedInIt(Ticket ticket) {
        return period.holds(Optional.ofNullable(ticket.closing().at()).orElse(Instant.MIN));
    }

    private void open(Life life, Ticket ticket, List<Judgement> judged) {
        boolean overdue = judged.stream().anyMatch(each -> !each.kept() && Judge.done(ticket, each.promise()) == null);
        if (!overdue && judged.stream().allMatch(Judgement::kept)) {
            counts.add(What.RUNNING, life);
        }
        unclosed.add(new Review.Unclosed(
                life.number(),
                ticket.sort().grade(),
                ticket.sort().group(),
                ticket.response().handler(),
                ticket.report().at(),
                overdue));
    }

    private void ended(Life life, Ticket ticket) {
        Ticket.Closing closing = ticket.closing();
        if (closing.end() == State.ACCEPTED) {
            accepted(life, ticket);
        } else if (closing.end() == State.MERGED) {
            counts.add(What.MERGED, life);
        } else if (closing.kind() != null) {
            counts.add(closing.kind() == Ticket.Cancellation.BACKLOG ? What.BACKLOG : What.WITHDRAWN, life);
        }
    }

    private void accepted(Life life, Ticket ticket) {
        Ticket.Closing closing = ticket.closing();
        String handler = ticket.response().handler();
        counts.add(closing.byClock() ? What.ACCEPTED_BY_CLOCK : What.ACCEPTED_BY_PEOPLE, life);
        boolean atOnce = closing.rejections() == 0;
        rates.add(Rate.Name.FIRST_TIME_FIX, null, life.number(), atOnce);
        people.add(handler, People.Sum.ACCEPTED, 1);
        people.add(handler, People.Sum.FIRST_TIME, atOnce ? 1 : 0);
        if (!closing.byClock() && ticket.report().origin().isPerson()) {
            counts.add(What.ASKED_FOR_STARS, life);
        }
        Integer stars = closing.stars();
        if (stars != null) {
            rates.add(Rate.Name.SATISFACTION, null, life.number(), stars >= 4);
            people.add(handler, People.Sum.STARS, stars);
            people.add(handler, People.Sum.RATED, 1);
        }
    }

    private void recovered(Life life, Ticket ticket) {
        Instant resolved = ticket.work().resolvedAt();
        if (resolved != null
                && period.holds(resolved)
                && ticket.response().acknowledgedAt() == null
                && Judge.judge(life, Promise.RESPONSE, period.until()).isEmpty()) {
            counts.add(What.RECOVERED_BY_ITSELF, life);
        }
    }

    /** What was open, oldest first. */
    List<Review.Unclosed> unclosed() {
        return unclosed.stream()
                .sorted(Comparator.comparing(Review.Unclosed::since).thenComparing(Review.Unclosed::ticket))
                .toList();
    }
}
