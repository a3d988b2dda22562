package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Review.Count.What;
import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of tickets in a period. It must be given every ticket that had a step in the period, or was open at
 * its end, each once, in whatever order. Not thread-safe.
 */
final class Tally {
    /** The group that answers business requests. */
    private static final String BUSINESS = "biz";

    private static final int WORST = 10;

    private final Period period;
    private final BiFunction<String, Instant, String> onDuty;
    private final Shares<Rates> rates = new Shares<>();
    private final Map<What, SortedSet<Long>> counts = new EnumMap<>(What.class);
    private final Shares<Sort> kinds = new Shares<>();
    private final People people = new People();
    private final List<Duration> acknowledging = new ArrayList<>();
    private final List<Duration> resolving = new ArrayList<>();
    private final List<Long> neverAcknowledged = new ArrayList<>();
    private final List<Long> neverResolved = new ArrayList<>();
    private final SortedSet<Long> severe = new TreeSet<>();
    private Duration unresolved = Duration.ZERO;
    private final List<Review.Unclosed> unclosed = new ArrayList<>();
    private final List<Review.Miss> misses = new ArrayList<>();
    private final List<Review.Correction> corrections = new ArrayList<>();

    private record Rates(Rate.Name name, @Nullable Grade grade) {}

    private record Sort(String category, Grade grade) {}

    /** @param onDuty who had the duty of a group at an instant */
    Tally(Period period, BiFunction<String, Instant, String> onDuty) {
        this.period = period;
        this.onDuty = onDuty;
    }

    void add(Life life) {
        Ticket ticket = life.at(period.until()).orElse(null);
        if (ticket == null || ticket.report().origin() == Ticket.Origin.TEST) {
            return;
        }
        correct(life);
        fromPatrol(life, ticket);
        if (!Judge.counts(ticket)) {
            ended(life, ticket, What.FALSE_ALARM);
            return;
        }
        List<Judgement> judged = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            Judge.judge(life, promise, period.until()).ifPresent(judged::add);
        }
        judged.stream().filter(each -> period.holds(each.at())).forEach(each -> judged(life, ticket, each));
        completed(life, ticket);
        durations(life, ticket, judged);
        steps(life, ticket);
        severe(life, ticket);
        if (ticket.state().isOpen()) {
            open(life, ticket, judged);
        } else if (period.holds(endedAt(ticket))) {
            end(life, ticket);
        }
    }

    /** What an earlier period counted otherwise than it would be counted now. */
    private void correct(Life life) {
        for (Promise promise : Promise.values()) {
            Judgement before = Judge.judge(life, promise, period.from()).orElse(null);
            Judgement now = Judge.judge(life, promise, period.until())
                    .filter(judgement -> !period.holds(judgement.at()))
                    .orElse(null);
            boolean same = before == null || now == null
                    ? before == now
                    : before.kept() == now.kept() && before.grade() == now.grade();
            if (!same) {
                corrections.add(new Review.Correction(
                        life.number(),
                        promise,
                        before == null ? null : before.kept(),
                        now == null ? null : now.kept()));
            }
        }
    }

    private void judged(Life life, Ticket ticket, Judgement judgement) {
        long number = life.number();
        Rate.Name name = switch (judgement.promise()) {
            case RESPONSE -> Rate.Name.RESPONSE;
            case DIAGNOSIS -> Rate.Name.DIAGNOSIS;
            case RESOLUTION -> Rate.Name.RESOLUTION;
        };
        rates.add(new Rates(name, judgement.grade()), number, judgement.kept());
        Ticket then = life.at(judgement.at()).orElse(ticket);
        if (judgement.promise() == Promise.RESPONSE && then.sort().group().equals(BUSINESS)) {
            rates.add(new Rates(Rate.Name.BUSINESS_RESPONSE, null), number, judgement.kept());
        }
        String whose = whose(life, then, judgement);
        switch (judgement.promise()) {
            case RESPONSE -> {
                people.add(whose, People.Sum.RESPONSES, 1);
                people.add(whose, People.Sum.RESPONSES_KEPT, judgement.kept() ? 1 : 0);
            }
            case RESOLUTION -> {
                people.add(whose, People.Sum.RESOLUTIONS, 1);
                people.add(whose, People.Sum.RESOLUTIONS_KEPT, judgement.kept() ? 1 : 0);
            }
            case DIAGNOSIS -> {}
        }
        if (!judgement.kept()) {
            Instant done = Judge.done(ticket, judgement.promise());
            misses.add(new Review.Miss(
                    number,
                    judgement.grade(),
                    then.sort().group(),
                    judgement.promise(),
                    judgement.deadline(),
                    done == null ? null : Duration.between(judgement.deadline(), done)));
        }
    }

    /** A missed response is whose duty it was, one that was given whoever gave it; a resolution is the handler's. */
    private String whose(Life life, Ticket then, Judgement judgement) {
        if (judgement.promise() == Promise.RESPONSE && judgement.kept()) {
            return life.steps().stream()
                    .map(Change.Step::event)
                    .filter(event -> event.verb() == Verb.ACKNOWLEDGE)
                    .map(Event::by)
                    .findFirst()
                    .orElse("");
        }
        String handler =
                judgement.promise() == Promise.RESPONSE ? null : then.response().handler();
        return handler != null ? handler : onDuty.apply(then.sort().group(), judgement.at());
    }

    private void completed(Life life, Ticket ticket) {
        Instant deadline = ticket.deadlines().resolve();
        Instant done = ticket.work().resolvedAt();
        if (deadline != null
                && period.holds(deadline)
                && (done != null || !deadline.isAfter(Judge.ranUntil(ticket, period.until())))) {
            Grade grade = life.at(deadline).orElse(ticket).sort().highest();
            rates.add(new Rates(Rate.Name.COMPLETED, grade), life.number(), done != null);
        }
    }

    private void durations(Life life, Ticket ticket, List<Judgement> judged) {
        Instant acknowledged = ticket.response().acknowledgedAt();
        Instant reported = ticket.report().at();
        if (acknowledged != null && period.holds(acknowledged)) {
            acknowledging.add(between(reported, acknowledged));
        }
        Instant resolved = ticket.work().resolvedAt();
        if (resolved != null && period.holds(resolved)) {
            Duration stood = ticket.held().plus(ticket.closing().closedFor());
            Duration net = between(reported, resolved).minus(stood);
            resolving.add(net.isNegative() ? Duration.ZERO : net);
        }
        for (Judgement judgement : judged) {
            if (period.holds(judgement.at()) && Judge.done(ticket, judgement.promise()) == null) {
                switch (judgement.promise()) {
                    case RESPONSE -> neverAcknowledged.add(life.number());
                    case RESOLUTION -> neverResolved.add(life.number());
                    case DIAGNOSIS -> {}
                }
            }
        }
    }

    private void steps(Life life, Ticket ticket) {
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
                case REJECT -> count(What.REJECTED, life);
                case REOPEN -> {
                    // A merged one that gets its own life back touches the other one too: that wasn't reopened.
                    if (!event.detail().containsKey("left")) {
                        reopened = true;
                        count(What.REOPENED, life);
                        people.add(ticket.response().handler(), People.Sum.REOPENED, 1);
                    }
                }
                case ASSIGN -> passed(event);
                default -> {}
            }
        }
        if (resolved || reopened) {
            rates.add(new Rates(Rate.Name.STAYED_CLOSED, null), life.number(), !reopened);
        }
        if (ticket.sort().groupChanges() > 1
                && life.at(period.from())
                                .map(then -> then.sort().groupChanges())
                                .orElse(0)
                        < ticket.sort().groupChanges()) {
            count(What.PASSED_AROUND, life);
        }
    }

    private void passed(Event event) {
        if (event.detail().containsKey("group")) {
            people.add(event.by(), People.Sum.GROUP_CHANGES, 1);
        }
    }

    /** Up to the period's end, the time in it during which a P1 was open and not resolved. */
    private void severe(Life life, Ticket ticket) {
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
            severe.add(life.number());
            unresolved = unresolved.plus(sum);
        }
    }

    private void open(Life life, Ticket ticket, List<Judgement> judged) {
        boolean overdue = judged.stream().anyMatch(each -> !each.kept() && Judge.done(ticket, each.promise()) == null);
        if (!overdue && judged.stream().allMatch(Judgement::kept)) {
            count(What.RUNNING, life);
        }
        unclosed.add(new Review.Unclosed(
                life.number(),
                ticket.sort().grade(),
                ticket.sort().group(),
                ticket.response().handler(),
                ticket.report().at(),
                overdue));
        recovered(life, ticket);
    }

    private void end(Life life, Ticket ticket) {
        Ticket.Closing closing = ticket.closing();
        String handler = ticket.response().handler();
        recovered(life, ticket);
        if (closing.end() == State.ACCEPTED) {
            count(closing.byClock() ? What.ACCEPTED_BY_CLOCK : What.ACCEPTED_BY_PEOPLE, life);
            boolean atOnce = closing.rejections() == 0;
            rates.add(new Rates(Rate.Name.FIRST_TIME_FIX, null), life.number(), atOnce);
            people.add(handler, People.Sum.ACCEPTED, 1);
            people.add(handler, People.Sum.FIRST_TIME, atOnce ? 1 : 0);
            if (!closing.byClock() && ticket.report().origin().isPerson()) {
                count(What.ASKED_FOR_STARS, life);
            }
            Integer stars = closing.stars();
            if (stars != null) {
                rates.add(new Rates(Rate.Name.SATISFACTION, null), life.number(), stars >= 4);
                people.add(handler, People.Sum.STARS, stars);
                people.add(handler, People.Sum.RATED, 1);
            }
        } else if (closing.end() == State.MERGED) {
            count(What.MERGED, life);
        } else if (closing.kind() != null) {
            count(closing.kind() == Ticket.Cancellation.BACKLOG ? What.BACKLOG : What.WITHDRAWN, life);
        }
    }

    private void recovered(Life life, Ticket ticket) {
        Instant resolved = ticket.work().resolvedAt();
        if (resolved != null
                && period.holds(resolved)
                && ticket.response().acknowledgedAt() == null
                && Judge.judge(life, Promise.RESPONSE, period.until()).isEmpty()) {
            count(What.RECOVERED_BY_ITSELF, life);
        }
    }

    /** Once it has ended, what a patrol or an alarm opened was a false alarm or wasn't. */
    private void fromPatrol(Life life, Ticket ticket) {
        Ticket.Origin origin = ticket.report().origin();
        if ((origin == Ticket.Origin.PATROL || origin == Ticket.Origin.ALARM) && period.holds(life.begun())) {
            rates.add(new Rates(Rate.Name.PRECISION, null), life.number(), Judge.counts(ticket));
        }
    }

    private void ended(Life life, Ticket ticket, What what) {
        if (period.holds(endedAt(ticket))) {
            count(what, life);
        }
    }

    private static Instant endedAt(Ticket ticket) {
        return Optional.ofNullable(ticket.closing().at()).orElse(Instant.MIN);
    }

    private void count(What what, Life life) {
        counts.computeIfAbsent(what, any -> new TreeSet<>()).add(life.number());
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    Review review(List<Review.Recurring> recurring) {
        misses.sort(Comparator.comparing((Review.Miss miss) ->
                        miss.late() == null ? Duration.between(miss.deadline(), period.until()) : miss.late())
                .reversed()
                .thenComparing(Review.Miss::ticket));
        unclosed.sort(Comparator.comparing(Review.Unclosed::since).thenComparing(Review.Unclosed::ticket));
        corrections.sort(Comparator.comparing(Review.Correction::ticket).thenComparing(Review.Correction::promise));
        return new Review(
                period,
                kinds.all((sort, met, missed) -> new Review.Kind(sort.category(), sort.grade(), met)).stream()
                        .sorted(Comparator.comparing(
                                        (Review.Kind kind) -> -kind.tickets().size())
                                .thenComparing(Review.Kind::grade)
                                .thenComparing(Review.Kind::category))
                        .toList(),
                rates.all((rate, met, missed) -> new Rate(rate.name(), rate.grade(), met, missed)).stream()
                        .sorted(Comparator.comparing(Rate::name)
                                .thenComparing(rate ->
                                        rate.grade() == null ? -1 : rate.grade().ordinal()))
                        .toList(),
                Spread.of(acknowledging, neverAcknowledged.stream().sorted().toList()),
                Spread.of(resolving, neverResolved.stream().sorted().toList()),
                counts.entrySet().stream()
                        .map(count -> new Review.Count(count.getKey(), List.copyOf(count.getValue())))
                        .toList(),
                new Review.Severe(List.copyOf(severe), unresolved),
                List.copyOf(unclosed),
                misses.stream().limit(WORST).toList(),
                List.copyOf(corrections),
                recurring,
                people.rows());
    }
}
