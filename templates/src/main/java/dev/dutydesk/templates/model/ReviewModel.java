package dev.dutydesk.templates.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a desk's tickets in a period.
 *
 * @param kind {@code weekly}, {@code monthly} or {@code span}
 * @param name of the period: {@code 2026-48}, {@code 2026-11}, {@code 11-01..11-15}
 * @param preview whether the period isn't over yet
 * @param late when it should have been said; null where that is now
 * @param severe what P1 tickets cost, @param before what they did the period before; null where that isn't known
 * @param course {@code better}, {@code worse} or {@code same}; null where the period before isn't known
 * @param total how many problems were reported, @param kinds of which kind, most first
 * @param response on time, by grade, @param resolution on time, @param completed at all
 * @param others shares of all grades together
 * @param acknowledging how long it took, @param resolving how long
 * @param counts what else is counted, by {@code review.<what>}
 * @param open how many are unclosed, @param overdue of them past a promise, @param unclosed the oldest of them
 * @param misses the worst promises missed, @param corrections how many earlier figures were other than told
 * @param recurring what keeps coming back
 * @param unmeasured targets that nothing measures here, by {@code target.<code>}
 * @param people their rows, for whom the message shows them; may be empty
 * @param address of the review's page; null where people reach none
 */
public record ReviewModel(
        String kind,
        String name,
        boolean preview,
        @Nullable Instant late,
        Severe severe,
        @Nullable Severe before,
        @Nullable String course,
        int total,
        List<Kind> kinds,
        List<Rate> response,
        List<Rate> resolution,
        List<Rate> completed,
        List<Rate> others,
        Spread acknowledging,
        Spread resolving,
        List<Count> counts,
        int open,
        int overdue,
        List<Unclosed> unclosed,
        List<Miss> misses,
        int corrections,
        List<Recurring> recurring,
        List<String> unmeasured,
        List<Row> people,
        @Nullable String address) {

    public ReviewModel asPreview() {
        return asPreview(true);
    }

    /** @param running whether the period isn't over yet */
    public ReviewModel asPreview(boolean running) {
        return new ReviewModel(
                kind,
                name,
                running,
                late,
                severe,
                before,
                course,
                total,
                kinds,
                response,
                resolution,
                completed,
                others,
                acknowledging,
                resolving,
                counts,
                open,
                overdue,
                unclosed,
                misses,
                corrections,
                recurring,
                unmeasured,
                people,
                null);
    }

    /** @param count of tickets @param unresolved how long in all */
    public record Severe(int count, Duration unresolved) {}

    public record Kind(String category, int count) {}

    /**
     * @param name by {@code rate.<name>} @param grade null for all together
     * @param percent rounded down to one decimal: {@code 94.4}; empty without cases
     * @param few whether there are too few cases for a percentage to say anything
     * @param target in percent; null for none @param below whether it was missed
     */
    public record Rate(
            String name,
            @Nullable String grade,
            int met,
            int all,
            String percent,
            boolean few,
            @Nullable String target,
            boolean below) {

        public int missed() {
            return all - met;
        }
    }

    /** @param n of how many; without any the others are null @param never of how many it hadn't happened though due */
    public record Spread(
            int n, @Nullable Duration median, @Nullable Duration p90, int never) {}

    public record Count(String what, int count) {}

    public record Unclosed(
            String key,
            String grade,
            String title,
            String group,
            @Nullable Person handler,
            Duration age,
            boolean overdue) {}

    /** @param promise by {@code promise.<word>} @param late null where it still wasn't done */
    public record Miss(
            String key,
            String grade,
            String title,
            String group,
            String promise,
            @Nullable Duration late) {}

    /** @param what the module, or the check @param cause by {@code cause.<code>}; null where it is a check's */
    public record Recurring(String what, @Nullable String cause, long times, List<String> keys) {}

    public record Row(
            Person person,
            int responsesKept,
            int responses,
            int resolutionsKept,
            int resolutions,
            int firstTime,
            int accepted,
            int reopened,
            @Nullable String stars,
            int rated,
            int groupChanges) {}
}
