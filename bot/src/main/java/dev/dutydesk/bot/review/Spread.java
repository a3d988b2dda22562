package dev.dutydesk.bot.review;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took.
 *
 * @param n of how many @param median null without any, as the others are @param p90 nine of ten took no longer
 * @param never the numbers of the tickets for which it had not happened though it was due
 */
public record Spread(
        int n,
        @Nullable Duration median,
        @Nullable Duration p90,
        @Nullable Duration mean,
        List<Long> never) {

    static Spread of(List<Duration> took, List<Long> never) {
        List<Duration> sorted = took.stream().sorted().toList();
        int n = sorted.size();
        if (n == 0) {
            return new Spread(0, null, null, null, List.copyOf(never));
        }
        Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Spread(n, rank(sorted, 50), rank(sorted, 90), sum.dividedBy(n), List.copyOf(never));
    }

    /** The smallest one that so many of a hundred don't exceed. */
    private static Duration rank(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
