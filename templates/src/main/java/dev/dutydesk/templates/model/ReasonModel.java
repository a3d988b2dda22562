package dev.dutydesk.templates.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a deadline is when it is.
 *
 * @param target {@code respond}, {@code diagnose} or {@code resolve}
 * @param by the deadline
 * @param length what the grade promises, where it is a length of time; null for days
 * @param days so many working days; 0 where it is a length of time or the same day
 * @param clock {@code always}, {@code working} or {@code extended}
 * @param promotion the name of the promotion that promises it; null for the grade's usual targets
 * @param from when it began to count
 * @param own where it would have ended had nothing moved it
 * @param moved whether something has
 * @param runs when the clock ran until then; empty where it always does
 * @param more how many stretches more there are
 * @param special the days between that are other than the week has them
 * @param provisional whether a year's holidays aren't known yet
 */
public record ReasonModel(
        String target,
        Instant by,
        @Nullable Duration length,
        int days,
        String clock,
        @Nullable String promotion,
        Instant from,
        Instant own,
        boolean moved,
        List<Run> runs,
        int more,
        List<Special> special,
        boolean provisional) {
    public record Run(Instant from, Instant to, Duration length) {}

    /** @param date as the month and the day, 10-01 @param name of the holiday; null for the desk's own day */
    public record Special(String date, @Nullable String name, boolean off) {}
}
