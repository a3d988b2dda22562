package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.store.DayFacts;
import dev.dutydesk.state.store.Lives;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a desk's review of any period. What that costs grows with what happened in the period and since, not with what the
 * desk has seen before. Safe for many threads.
 */
public final class Reviewer {
    private static final Duration RECURRING_WITHIN = Duration.ofDays(30);
    private static final int RECURRING_FROM = 3;
    private static final int AT_ONCE = 500;

    private final Store store;
    private final OnCall onCall;
    private final Measuring measuring;
    private final InstantSource clock;

    public Reviewer(Store store, OnCall onCall, Measuring measuring, InstantSource clock) {
        this.store = store;
        this.onCall = onCall;
        this.measuring = measuring;
        this.clock = clock;
    }

    /** By what was known at the period's end. */
    public Review review(Desk desk, Period period) {
        Tally tally =
                new Tally(period, (group, when) -> onCall.at(desk, group, when).person());
        Map<TicketId, Reported> reported = new HashMap<>();
        store.lives().each(desk.id(), concerned(desk, period), life -> {
            tally.add(life);
            if (!life.events().isEmpty()
                    && period.holds(life.events().getFirst().at())) {
                Ticket ticket = life.at(period.until()).orElseThrow();
                if (Judge.counts(ticket)) {
                    reported.put(ticket.id(), new Reported(life.number(), fingerprint(ticket)));
                }
            }
        });
        return tally.review(recurring(desk, period, reported), measuring.of(desk, period));
    }

    /**
     * What found it again and again. What people's reports claim says only whom else they are heard together with; whether their
     * fault comes back is told by module and cause.
     */
    private static @Nullable String fingerprint(Ticket ticket) {
        return ticket.report().origin().isFound() ? ticket.report().fingerprint() : null;
    }

    private record Reported(long number, @Nullable String fingerprint) {}

    /** Whatever had a step since its beginning, or is open: all else had ended before, and stays as it was counted. */
    private Set<TicketId> concerned(Desk desk, Period period) {
        Lives lives = store.lives();
        Instant now = clock.instant();
        Set<TicketId> ids = lives.touched(desk.id(), period.from(), now.isAfter(period.until()) ? now : period.until());
        store.tickets()
                .each(Query.open(desk.id(), AT_ONCE))
                .map(each -> each.ticket().id())
                .forEach(ids::add);
        return ids;
    }

    private List<Review.Recurring> recurring(Desk desk, Period period, Map<TicketId, Reported> reported) {
        Instant from = period.until().minus(RECURRING_WITHIN);
        Lives lives = store.lives();
        Map<String, List<Long>> byFingerprint = new TreeMap<>();
        reported.values().forEach(each -> {
            if (each.fingerprint() != null) {
                byFingerprint
                        .computeIfAbsent(each.fingerprint(), any -> new ArrayList<>())
                        .add(each.number());
            }
        });
        Stream<Review.Recurring> same = byFingerprint.entrySet().stream()
                .map(each -> new Review.Recurring(
                        null,
                        null,
                        each.getKey(),
                        lives.reported(desk.id(), each.getKey(), from, period.until()),
                        each.getValue().stream().sorted().toList()));
        return Stream.concat(same, byCause(desk, from, period, reported))
                .filter(each -> each.times() >= RECURRING_FROM)
                .sorted(Comparator.comparing((Review.Recurring each) -> -each.times())
                        .thenComparing(each -> each.tickets().getFirst()))
                .toList();
    }

    private Stream<Review.Recurring> byCause(Desk desk, Instant from, Period period, Map<TicketId, Reported> reported) {
        Lives lives = store.lives();
        Map<TicketId, DayFacts> causes = new HashMap<>();
        for (Verb verb : List.of(Verb.RESOLVE, Verb.CLASSIFY, Verb.ACCEPT)) {
            causes.putAll(lives.steps(desk.id(), verb, from, period.until()));
        }
        causes.keySet()
                .retainAll(lives.steps(desk.id(), Verb.REPORT, from, period.until())
                        .keySet());
        Map<List<String>, List<TicketId>> alike = new HashMap<>();
        causes.forEach((id, facts) -> {
            if (facts.cause() != null && !facts.test()) {
                alike.computeIfAbsent(List.of(facts.module(), facts.cause()), any -> new ArrayList<>())
                        .add(id);
            }
        });
        return alike.entrySet().stream()
                .map(each -> new Review.Recurring(
                        each.getKey().get(0),
                        each.getKey().get(1),
                        null,
                        each.getValue().size(),
                        each.getValue().stream()
                                .flatMap(id -> Optional.ofNullable(reported.get(id)).stream())
                                .map(Reported::number)
                                .sorted()
                                .toList()))
                .filter(each -> !each.tickets().isEmpty());
    }
}
