package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Counts which promises were kept and which were missed, whose they were, and what earlier periods counted otherwise. */
final class Promises {
    /** The group that answers business requests. */
    private static final String BUSINESS = "biz";

    private static final int WORST = 10;

    private final Period period;
    private final BiFunction<String, Instant, String> onDuty;
    private final Rates rates;
    private final People people;
    private final List<Review.Miss> misses = new ArrayList<>();
    private final List<Review.Correction> corrections = new ArrayList<>();

    Promises(Period period, BiFunction<String, Instant, String> onDuty, Rates rates, People people) {
        this.period = period;
        this.onDuty = onDuty;
        this.rates = rates;
        this.people = people;
    }

    /** @param ticket as it stood at the period's end @param judged all that was decided by then */
    void add(Life life, Ticket ticket, List<Judgement> judged) {
        judged.stream().filter(each -> period.holds(each.at())).forEach(each -> count(life, ticket, each));
        completed(life, ticket);
    }

    /** What an earlier period counted otherwise than it would be counted now. */
    void correct(Life life) {
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

    private void count(Life life, Ticket ticket, Judgement judgement) {
        long number = life.number();
        Rate.Name name = switch (judgement.promise()) {
            case RESPONSE -> Rate.Name.RESPONSE;
            case DIAGNOSIS -> Rate.Name.DIAGNOSIS;
            case RESOLUTION -> Rate.Name.RESOLUTION;
        };
        rates.add(name, judgement.grade(), number, judgement.kept());
        Ticket then = life.at(judgement.at()).orElse(ticket);
        if (judgement.promise() == Promise.RESPONSE && then.sort().group().equals(BUSINESS)) {
            rates.add(Rate.Name.BUSINESS_RESPONSE, null, number, judgement.kept());
        }
        owned(whose(life, then, judgement), judgement);
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

    private void owned(String whose, Judgement judgement) {
        int kept = judgement.kept() ? 1 : 0;
        switch (judgement.promise()) {
            case RESPONSE -> {
                people.add(whose, People.Sum.RESPONSES, 1);
                people.add(whose, People.Sum.RESPONSES_KEPT, kept);
            }
            case RESOLUTION -> {
                people.add(whose, People.Sum.RESOLUTIONS, 1);
                people.add(whose, People.Sum.RESOLUTIONS_KEPT, kept);
            }
            case DIAGNOSIS -> {}
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
            rates.add(Rate.Name.COMPLETED, grade, life.number(), done != null);
        }
    }

    /** The worst of those that were missed, the latest first. */
    List<Review.Miss> worst() {
        return misses.stream()
                .sorted(Comparator.comparing((Review.Miss miss) ->
                                miss.late() == null ? Duration.between(miss.deadline(), period.until()) : miss.late())
                        .reversed()
                        .thenComparing(Review.Miss::ticket))
                .limit(WORST)
                .toList();
    }

    List<Review.Correction> corrections() {
        return corrections.stream()
                .sorted(Comparator.comparing(Review.Correction::ticket).thenComparing(Review.Correction::promise))
                .toList();
    }
}
