package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** Thirteen reviews of a quarter in which everything happens, against a slow model and against each other. */
class FiguresTest {
    private static final long SEED = Long.getLong("dutydesk.review.seed", 20_261_127);
    private static final int REPORTS = Integer.getInteger("dutydesk.review.reports", 200);

    private final List<Life> lives = new Quarter(SEED, REPORTS).lives();

    private Review review(Period week) {
        Tally tally = new Tally(week, (group, when) -> "duty." + group);
        lives.forEach(tally::add);
        return tally.review(List.of(), Patrolled.NONE);
    }

    @Example
    void everyPromiseIsCountedAsTheSlowModelCountsIt() {
        int cases = 0;
        for (Period week : Quarter.weeks()) {
            Review review = review(week);
            for (Promise promise : Promise.values()) {
                for (Grade grade : Grade.values()) {
                    List<Long> kept = SlowModel.counted(lives, promise, grade, week, true);
                    List<Long> missed = SlowModel.counted(lives, promise, grade, week, false);
                    Rate rate = review.rate(Rate.Name.valueOf(promise.name()), grade)
                            .orElse(new Rate(Rate.Name.RESPONSE, grade, List.of(), List.of()));
                    assertThat(rate.met())
                            .as("kept %s %s %s", promise, grade, week)
                            .isEqualTo(kept);
                    assertThat(rate.missed())
                            .as("missed %s %s %s", promise, grade, week)
                            .isEqualTo(missed);
                    cases += rate.all();
                }
            }
        }
        assertThat(cases).isGreaterThan(REPORTS);
    }

    /** Whoever keeps all reviews and follows their corrections knows in the end what is true. */
    @Example
    void nothingIsCountedTwiceAndWhatChangedLaterIsCorrected() {
        Map<String, Boolean> ledger = new HashMap<>();
        int corrected = 0;
        for (Period week : Quarter.weeks()) {
            Review review = review(week);
            for (Review.Correction correction : review.corrections()) {
                String promise = correction.promise() + " " + correction.ticket();
                assertThat(ledger.get(promise)).as(promise).isEqualTo(correction.was());
                ledger.remove(promise);
                if (correction.is() != null) {
                    ledger.put(promise, correction.is());
                }
                corrected++;
            }
            for (Promise promise : Promise.values()) {
                for (Grade grade : Grade.values()) {
                    review.rate(Rate.Name.valueOf(promise.name()), grade).ifPresent(rate -> {
                        rate.met()
                                .forEach(no -> assertThat(ledger.put(promise + " " + no, true))
                                        .isNull());
                        rate.missed()
                                .forEach(no -> assertThat(ledger.put(promise + " " + no, false))
                                        .isNull());
                    });
                }
            }
        }
        Map<String, Boolean> truth = new HashMap<>();
        for (Life life : lives) {
            for (Promise promise : Promise.values()) {
                SlowModel.Verdict verdict = SlowModel.watch(life, promise, Quarter.end());
                if (verdict != null) {
                    truth.put(promise + " " + life.number(), verdict.kept());
                }
            }
        }
        assertThat(ledger).isEqualTo(truth);
        assertThat(corrected).as("the quarter had something to correct").isPositive();
    }

    @Example
    void whatHappenedIsCountedOnceInAllWeeks() {
        List<Review> reviews = Quarter.weeks().stream().map(this::review).toList();

        assertThat(all(reviews.stream()
                        .flatMap(review -> review.reported().stream())
                        .map(Review.Kind::tickets)))
                .containsExactlyElementsOf(numbers(life -> isBefore(life.begun()) && counts(life)));
        for (Review review : reviews) {
            Period week = review.period();
            assertThat(review.count(Review.Count.What.REJECTED))
                    .isEqualTo(numbers(life ->
                            life.at(week.until()).filter(Judge::counts).isPresent()
                                    && life.events().stream()
                                            .anyMatch(event -> event.verb() == Verb.REJECT && week.holds(event.at()))));
            assertThat(review.acknowledging().n()).isEqualTo((int) lives.stream()
                    .flatMap(life -> life.at(week.until()).stream())
                    .filter(Judge::counts)
                    .map(ticket -> ticket.response().acknowledgedAt())
                    .filter(at -> at != null && week.holds(at))
                    .count());
            assertThat(review.unclosed())
                    .extracting(Review.Unclosed::ticket)
                    .containsExactlyInAnyOrderElementsOf(numbers(life -> life.at(week.until())
                            .filter(Judge::counts)
                            .filter(ticket -> ticket.state().isOpen())
                            .isPresent()));
        }
    }

    @Example
    void aReviewAskedForLaterSaysWhatItWouldHaveSaidThen() {
        Period third = Quarter.weeks().get(2);
        List<Life> then = lives.stream()
                .filter(life -> life.at(third.until()).isPresent())
                .map(life -> new Life(life.number(), life.until(third.until())))
                .toList();
        Tally tally = new Tally(third, (group, when) -> "duty." + group);
        then.forEach(tally::add);

        assertThat(tally.review(List.of(), Patrolled.NONE)).isEqualTo(review(third));
    }

    private static boolean isBefore(Instant at) {
        return !at.isAfter(Quarter.end());
    }

    /** Tests never count, and a false alarm doesn't once it is called one. */
    private boolean counts(Life life) {
        Ticket ticket = life.at(weekOf(life).until()).orElseThrow();
        return Judge.counts(ticket);
    }

    private static Period weekOf(Life life) {
        return Quarter.weeks().stream()
                .filter(week -> week.holds(life.begun()))
                .findFirst()
                .orElse(Quarter.weeks().getLast());
    }

    private List<Long> numbers(Predicate<Life> which) {
        return lives.stream().filter(which).map(Life::number).toList();
    }

    private static List<Long> all(Stream<List<Long>> lists) {
        return lists.flatMap(List::stream).sorted().toList();
    }
}
