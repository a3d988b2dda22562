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
 * @param open how many are unclosed, @param overdue of them past a promise, @param groups that have them, @param unclosed
 *     the oldest of them
 * @param misses the worst promises missed, @param corrections how many earlier figures were other than told
 * @param recurring what keeps coming back
 * @param patrol what it did; null where there is none @param measured by probes
 * @param unmeasured targets that nothing measures here, by {@code target.<code>}
 * @param people their rows, for whom the message shows them; may be empty
 * @param id by which it is asked for more; null where it wasn't posted
 * @param promises what was promised by the last review or is left of before; null for nothing
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
        List<Group> groups,
        List<Unclosed> unclosed,
        List<Miss> misses,
        int corrections,
        List<Recurring> recurring,
        @Nullable Patrol patrol,
        List<Measured> measured,
        List<String> unmeasured,
        List<Row> people,
        @Nullable String id,
        @Nullable Promises promises,
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
                groups,
                unclosed,
                misses,
                corrections,
                recurring,
                patrol,
                measured,
                unmeasured,
                people,
                null,
                promises,
                null);
    }

    /**
     * How many actions there were and what became of them.
     *
     * @param late done after their day @param overdue not done though their day is over @param running not due yet
     * @param withdrawn cancelled or merged @param open the longest due of those that aren't done
     */
    public record Promises(
            long all, long kept, long late, long overdue, long running, long withdrawn, List<Promised> open) {}

    /** @param due null where it has no deadline any more */
    public record Promised(
            String key,
            String title,
            Person person,
            @Nullable Instant due,
            boolean overdue) {}

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
            long met,
            long all,
            String percent,
            boolean few,
            @Nullable String target,
            boolean below) {

        public long missed() {
            return all - met;
        }
    }

    /** @param n of how many; without any the others are null @param never of how many it hadn't happened though due */
    public record Spread(
            long n, @Nullable Duration median, @Nullable Duration p90, long never) {}

    /** @param open how many it has, @param overdue of them past a promise */
    public record Group(String name, int open, int overdue) {}

    /** @param ran how many of its rounds ran to their end, @param due of so many @param falseAlarms of its findings */
    public record Patrol(long ran, long due, long findings, long falseAlarms) {}

    /** @param what by {@code measured.<what>} @param check null for all of them together */
    public record Measured(String what, @Nullable String check, Rate share) {}

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

    /**
     * @param what the module, or the check @param cause by {@code cause.<code>}; null where it is a check's
     * @param root the key of the ticket that was opened for its root cause; null where none was
     */
    public record Recurring(
            String what,
            @Nullable String cause,
            long times,
            List<String> keys,
            @Nullable String root) {}

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
