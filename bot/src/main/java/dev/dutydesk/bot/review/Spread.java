package dev.dutydesk.bot.review;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long something took.
 *
 * @param tickets the numbers of those it was, ascending
 * @param median null without any, as the others are @param p90 nine of ten took no longer
 * @param never the numbers of the tickets for which it had not happened though it was due
 */
public record Spread(
        List<Long> tickets,
        @Nullable Duration median,
        @Nullable Duration p90,
        @Nullable Duration mean,
        List<Long> never) {

    /** @param took by the tickets' numbers */
    static Spread of(Map<Long, Duration> took, List<Long> never) {
        List<Long> tickets = took.keySet().stream().sorted().toList();
        List<Duration> sorted = took.values().stream().sorted().toList();
        if (sorted.isEmpty()) {
            return new Spread(tickets, null, null, null, never);
        }
        Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Spread(tickets, rank(sorted, 50), rank(sorted, 90), sum.dividedBy(sorted.size()), never);
    }

    /** Of how many. */
    public int n() {
        return tickets.size();
    }

    /** The smallest one that so many of a hundred don't exceed. */
    private static Duration rank(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
