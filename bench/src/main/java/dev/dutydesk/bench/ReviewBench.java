package dev.dutydesk.bench;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.patrol.watch.Availability;
import dev.dutydesk.bot.review.Measuring;
import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.Reviewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A week's review with much and with little history before it, the same tickets in the week. */
final class ReviewBench implements Benchmark {
    private static final int TIMES = 7;

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String compares() {
        return "A weekly review over the same tickets of a week, in a store with little and with much history.";
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        int week = sizes.few();
        try (Folder small = Folder.fresh("few");
                Folder big = Folder.fresh("many");
                Ground few = Ground.open(small.path().resolve("data"), Ground.LANES);
                Ground many = Ground.open(big.path().resolve("data"), Ground.LANES)) {
            Desk desk;
            try (Desks desks = Desks.open(small.path().resolve("desks"), 8080, name -> null)) {
                desk = desks.byId(Shop.DESK).orElseThrow();
            }
            Filling.of(few, week, sizes.open());
            Filling.of(many, sizes.many(), sizes.open());
            Instant end = Filling.week(few, week + sizes.open(), week);
            Filling.week(many, sizes.many() + sizes.open(), week);
            Period period = new Period(Period.Kind.WEEKLY, end.minus(Duration.ofDays(7)), end);
            List<Long> little = new ArrayList<>();
            List<Long> much = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                little.add(took(few, desk, period, week));
                much.add(took(many, desk, period, week));
            }
            double one = median(little);
            double other = median(much);
            return new Table(
                            "",
                            Table.number(2.0 * week + sizes.open()) + " tickets",
                            Table.number((double) sizes.many() + week + sizes.open()) + " tickets",
                            "ratio")
                    .row(
                            "review of " + Table.number(week) + " tickets of a week, median",
                            Table.millis(one),
                            Table.millis(other),
                            Table.number(other / one));
        }
    }

    private static long took(Ground ground, Desk desk, Period period, int week) {
        long began = System.nanoTime();
        int counted = new Reviewer(
                        ground.store(),
                        new OnCall(),
                        new Measuring(
                                any -> Optional.empty(),
                                new Availability(ground.store(), Promotions.OF_FILE),
                                Promotions.OF_FILE),
                        period::until)
                .review(desk, period).reported().stream()
                        .mapToInt(kind -> kind.tickets().size())
                        .sum();
        if (counted != week) {
            throw new IllegalStateException("The review counts " + counted + " of " + week);
        }
        return System.nanoTime() - began;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
