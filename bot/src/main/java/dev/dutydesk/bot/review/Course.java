package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Review.Count.What;
import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.util.Comparator;
import java.util.List;

/** Counts what was done with tickets in the period: reported, rejected, reopened, given to other groups. */
final class Course {
    private final Period period;
    private final Rates rates;
    private final Counts counts;
    private final People people;
    private final Shares<Sort> kinds = new Shares<>();

    private record Sort(String category, Grade grade) {}

    Course(Period period, Rates rates, Counts counts, People people) {
        this.period = period;
        this.rates = rates;
        this.counts = counts;
        this.people = people;
    }

    void add(Life life, Ticket ticket) {
        boolean resolved = false;
        boolean reopened = false;
        for (Change.Step step : life.until(period.until())) {
            Event event = step.event();
            if (!period.holds(event.at())) {
                continue;
            }
            switch (event.verb()) {
                case REPORT ->
                    kinds.add(new Sort(ticket.sort().category(), ticket.sort().highest()), life.number(), true);
                case RESOLVE, RECOVER -> resolved = true;
                case REJECT -> counts.add(What.REJECTED, life);
                case REOPEN -> {
                    // A merged one that gets its own life back touches the other one too: that wasn't reopened.
                    if (!event.detail().containsKey("left")) {
                        reopened = true;
                        counts.add(What.REOPENED, life);
                        people.add(ticket.response().handler(), People.Sum.REOPENED, 1);
                    }
                }
                case ASSIGN -> passed(event);
                default -> {}
            }
        }
        if (resolved || reopened) {
            rates.add(Rate.Name.STAYED_CLOSED, null, life.number(), !reopened);
        }
        if (ticket.sort().groupChanges() > 1
                && life.at(period.from())
                                .map(then -> then.sort().groupChanges())
                                .orElse(0)
                        < ticket.sort().groupChanges()) {
            counts.add(What.PASSED_AROUND, life);
        }
    }

    private void passed(Event event) {
        if (event.detail().containsKey("group")) {
            people.add(event.by(), People.Sum.GROUP_CHANGES, 1);
        }
    }

    /** How many problems came, of each kind, most first. */
    List<Review.Kind> reported() {
        return kinds.all((sort, met, missed) -> new Review.Kind(sort.category(), sort.grade(), met)).stream()
                .sorted(Comparator.comparing(
                                (Review.Kind kind) -> -kind.tickets().size())
                        .thenComparing(Review.Kind::grade)
                        .thenComparing(Review.Kind::category))
                .toList();
    }
}
