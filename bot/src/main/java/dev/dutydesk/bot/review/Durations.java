package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How long it took until tickets were acknowledged and resolved, and which weren't though they were due. */
final class Durations {
    private final Period period;
    private final Took acknowledging = new Took();
    private final Took resolving = new Took();

    Durations(Period period) {
        this.period = period;
    }

    private static final class Took {
        private final SortedMap<Long, Duration> durations = new TreeMap<>();
        private final SortedSet<Long> never = new TreeSet<>();

        Spread spread() {
            return Spread.of(durations, List.copyOf(never));
        }
    }

    void add(Life life, Ticket ticket, List<Judgement> judged) {
        Instant acknowledged = ticket.response().acknowledgedAt();
        Instant reported = ticket.report().at();
        if (acknowledged != null && period.holds(acknowledged)) {
            acknowledging.durations.put(life.number(), between(reported, acknowledged));
        }
        Instant resolved = ticket.work().resolvedAt();
        if (resolved != null && period.holds(resolved)) {
            Duration stood = ticket.held().plus(ticket.closing().closedFor());
            Duration net = between(reported, resolved).minus(stood);
            resolving.durations.put(life.number(), net.isNegative() ? Duration.ZERO : net);
        }
        for (Judgement judgement : judged) {
            if (period.holds(judgement.at()) && Judge.done(ticket, judgement.promise()) == null) {
                switch (judgement.promise()) {
                    case RESPONSE -> acknowledging.never.add(life.number());
                    case RESOLUTION -> resolving.never.add(life.number());
                    case DIAGNOSIS -> {}
                }
            }
        }
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    Spread acknowledging() {
        return acknowledging.spread();
    }

    /** Without the time that they were held or stood resolved. */
    Spread resolving() {
        return resolving.spread();
    }
}
