package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.review.Patrolled.Probed;
import dev.dutydesk.bot.review.Patrolled.Run;
import dev.dutydesk.bot.review.Review.Count.What;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A month in which everything happened that a review counts, each so often that no two numbers are taken for each other. */
public final class FullReview {
    private FullReview() {}

    /** Puts it among those that were posted. @return its id */
    public static String shelve(LiveBot bot, Instant from, Instant until) {
        Desk desk = bot.part(Desks.class).byId("shop").orElseThrow();
        Store store = bot.part(Store.class);
        Review review = of(new Period(Period.Kind.MONTHLY, from, until));
        List<DeskRecord> written = new Shelf(store.records()).with(desk, List.of(review));
        Commit commit = Commit.answer(desk.id(), "full-review", "").besides(written);
        assertThat(store.tickets().commit(commit)).isInstanceOf(Outcome.Done.class);
        return Shelf.posted(desk, review.period()).id();
    }

    private static Review of(Period period) {
        return new Review(
                period,
                List.of(
                        new Review.Kind("function", Grade.P1, tickets(1, 2)),
                        new Review.Kind("data", Grade.P2, tickets(3, 7)),
                        new Review.Kind("content", Grade.ROUTINE, tickets(8, 60))),
                rates(),
                new Spread(
                        tickets(1, 41),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(38),
                        Duration.ofMinutes(11),
                        tickets(42, 44)),
                new Spread(tickets(1, 33), Duration.ofMinutes(52), Duration.ofHours(7), Duration.ofHours(2), List.of()),
                counts(),
                new Review.Severe(tickets(1, 2), Duration.ofMinutes(107)),
                unclosed(period.until()),
                List.of(new Review.Miss(
                        3, Grade.P2, "dev", Promise.RESPONSE, period.until().minusSeconds(600), Duration.ofMinutes(7))),
                List.of(
                        new Review.Correction(5, Promise.RESPONSE, true, false),
                        new Review.Correction(6, Promise.RESPONSE, null, true),
                        new Review.Correction(6, Promise.RESOLUTION, null, true)),
                List.of(
                        new Review.Recurring("payment", "third-party", null, 17, tickets(3, 5)),
                        new Review.Recurring(null, null, "disk-full", 9, tickets(6, 7))),
                List.of(),
                new Patrolled(
                        List.of(new Run("servers", 84, 83), new Run("morning", 28, 27)),
                        List.of(
                                new Probed(
                                        "shop-up",
                                        false,
                                        true,
                                        9_990,
                                        29_994,
                                        6,
                                        14,
                                        61,
                                        new Patrolled.Promoted(9_999, 19_999, 1)),
                                new Probed("money-pulse", true, false, null, 2_010, 6, 0, 0, null))));
    }

    private static List<Rate> rates() {
        return List.of(
                new Rate(Rate.Name.RESPONSE, Grade.P1, tickets(1, 1), tickets(2, 2)),
                new Rate(Rate.Name.RESPONSE, Grade.P2, tickets(3, 6), tickets(7, 7)),
                new Rate(Rate.Name.RESPONSE, Grade.P3, tickets(8, 10), List.of()),
                new Rate(Rate.Name.RESPONSE, Grade.ROUTINE, tickets(11, 58), tickets(59, 60)),
                new Rate(Rate.Name.DIAGNOSIS, Grade.P1, tickets(1, 2), List.of()),
                new Rate(Rate.Name.RESOLUTION, Grade.P2, tickets(3, 5), tickets(6, 7)),
                new Rate(Rate.Name.COMPLETED, Grade.P1, tickets(1, 2), List.of()),
                new Rate(Rate.Name.COMPLETED, Grade.ROUTINE, tickets(8, 36), tickets(37, 38)),
                new Rate(Rate.Name.BUSINESS_RESPONSE, null, tickets(1, 11), tickets(12, 12)),
                new Rate(Rate.Name.FIRST_TIME_FIX, null, tickets(1, 26), tickets(27, 28)),
                new Rate(Rate.Name.STAYED_CLOSED, null, tickets(1, 29), tickets(30, 30)),
                new Rate(Rate.Name.SATISFACTION, null, tickets(1, 13), List.of()),
                new Rate(Rate.Name.PRECISION, null, tickets(1, 14), tickets(15, 18)));
    }

    private static List<Review.Count> counts() {
        List<Review.Count> counts = new ArrayList<>();
        for (What what : What.values()) {
            counts.add(new Review.Count(what, tickets(1, 3L + what.ordinal())));
        }
        return counts;
    }

    private static List<Review.Unclosed> unclosed(Instant until) {
        return List.of(
                open(3, "dev", "li.wei", until.minus(Duration.ofDays(40)), true),
                open(4, "dev", null, until.minus(Duration.ofDays(12)), true),
                open(5, "dev", null, until.minus(Duration.ofDays(3)), false),
                open(6, "ops", null, until.minus(Duration.ofHours(3)), true));
    }

    private static Review.Unclosed open(
            long ticket, String group, @Nullable String handler, Instant since, boolean overdue) {
        return new Review.Unclosed(ticket, Grade.P2, group, handler, since, overdue);
    }

    private static List<Long> tickets(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
