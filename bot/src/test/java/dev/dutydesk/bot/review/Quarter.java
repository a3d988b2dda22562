package dev.dutydesk.bot.review;

import dev.dutydesk.state.lifecycle.AnyActs;
import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A quarter of a desk's life: people report, and do to tickets whatever they can, by the real lifecycle. All that happens
 * does so on whole minutes.
 */
final class Quarter {
    static final Instant BEGIN = Instant.parse("2026-09-04T09:00:00Z");
    static final int WEEKS = 13;

    private final Lifecycle lifecycle = new Lifecycle();
    private final Random random;
    private final RandomGenerator<AnyActs.Deed> deeds = AnyActs.deed().generator(1_000, true);
    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<TicketId, List<Change.Step>> lives = new LinkedHashMap<>();
    private final PriorityQueue<Deed> agenda = new PriorityQueue<>(Comparator.comparing(Deed::at));

    private record Deed(Instant at, TicketId ticket, AnyActs.Deed what) {}

    Quarter(long seed, int reports) {
        random = new Random(seed);
        List<Instant> times = random.ints(reports, 0, WEEKS * 7 * 24 * 60)
                .mapToObj(minute -> BEGIN.plus(Duration.ofMinutes(minute)))
                .sorted()
                .toList();
        for (Instant at : times) {
            work(at);
            report(at);
        }
        work(end().plus(Duration.ofDays(20)));
    }

    static Instant end() {
        return BEGIN.plus(Duration.ofDays(7L * WEEKS));
    }

    static List<Period> weeks() {
        List<Period> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            Instant from = BEGIN.plus(Duration.ofDays(7L * week));
            weeks.add(new Period(Period.Kind.WEEKLY, from, from.plus(Duration.ofDays(7))));
        }
        return weeks;
    }

    List<Life> lives() {
        List<Life> all = new ArrayList<>();
        lives.values().forEach(steps -> all.add(new Life(all.size() + 1, steps)));
        return all;
    }

    private void report(Instant at) {
        Actor reporter = oneOf(List.of(Cast.WANG_FANG, Cast.LI_WEI, Cast.GUEST, Cast.PATROL, Cast.ALARM));
        String category = oneOf(List.of("function", "content", "server"));
        Act.Report report = Cast.report(reporter, oneOf(List.of(Grade.values())), "付不了款", at, category, null);
        if (reporter == Cast.WANG_FANG && random.nextInt(6) == 0) {
            report = test(report);
        }
        commit(lifecycle.decide(null, report, Cast.facts(null, report, reporter, at)));
        Instant next = at;
        for (int i = random.nextInt(14); i > 0; i--) {
            AnyActs.Deed deed = deeds.next(random).value();
            next = next.plus(deed.later().abs().multipliedBy(1 + random.nextInt(40)));
            agenda.add(new Deed(next, report.id(), deed));
        }
    }

    private void work(Instant until) {
        while (!agenda.isEmpty() && agenda.peek().at().isBefore(until)) {
            Deed deed = agenda.remove();
            Ticket ticket = Objects.requireNonNull(tickets.get(deed.ticket()));
            AnyActs.Attempt attempt = deed.what().on(ticket, other(ticket), deed.at());
            Facts facts = attempt.facts();
            Decision decision = lifecycle.decide(ticket, attempt.act(), facts);
            if (decision instanceof Decision.Changed) {
                commit(decision);
            }
        }
    }

    private Ticket other(Ticket ticket) {
        TicketId into = ticket.closing().mergedInto();
        if (into != null && tickets.get(into) instanceof Ticket merged) {
            return merged;
        }
        return oneOf(tickets.values().stream()
                .filter(each -> tickets.size() == 1 || !each.id().equals(ticket.id()))
                .toList());
    }

    private void commit(Decision decision) {
        for (Change.Of of : Cast.changed(decision).tickets()) {
            tickets.put(of.after().id(), of.after());
            lives.computeIfAbsent(of.after().id(), any -> new ArrayList<>()).addAll(of.steps());
        }
    }

    private <T extends @Nullable Object> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Act.Report test(Act.Report of) {
        return new Act.Report(
                of.id(),
                of.desk(),
                of.text(),
                of.reporter(),
                of.side(),
                Ticket.Origin.TEST,
                null,
                of.place(),
                of.grade(),
                of.category(),
                of.module(),
                of.group(),
                of.why(),
                false,
                false,
                null,
                of.rooms(),
                null);
    }
}
