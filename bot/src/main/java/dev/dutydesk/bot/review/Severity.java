package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Up to the period's end, the time in it during which a P1 was open and not resolved. */
final class Severity {
    private final Period period;
    private final SortedSet<Long> tickets = new TreeSet<>();
    private Duration unresolved = Duration.ZERO;

    Severity(Period period) {
        this.period = period;
    }

    void add(Life life, Ticket ticket) {
        if (ticket.sort().highest() != Grade.P1 || ticket.closing().end() == State.MERGED) {
            return;
        }
        List<Change.Step> steps = life.until(period.until());
        Duration sum = Duration.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            State to = steps.get(i).event().to();
            if (to.isOpen()
                    && to != State.RESOLVED
                    && steps.get(i).after().sort().grade() == Grade.P1) {
                Instant end = i + 1 < steps.size() ? steps.get(i + 1).event().at() : period.until();
                sum = sum.plus(period.part(steps.get(i).event().at(), end));
            }
        }
        if (!sum.isZero()) {
            tickets.add(life.number());
            unresolved = unresolved.plus(sum);
        }
    }

    Review.Severe severe() {
        return new Review.Severe(List.copyOf(tickets), unresolved);
    }
}
