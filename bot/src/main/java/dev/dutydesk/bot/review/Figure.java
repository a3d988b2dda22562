package dev.dutydesk.bot.review;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a review, as messages, pages and the interface all print it.
 *
 * @param id names it within its review: {@code response-p1}, {@code unclosed-dev}
 * @param name of what it is: {@code response}, {@code unclosed}
 * @param parts of which part of it: a grade, a group and an age; empty for the whole
 * @param tickets the numbers of those behind it, ascending; empty where it isn't about tickets
 */
public record Figure(String id, Section section, String name, List<Part> parts, Value value, List<Long> tickets) {

    public enum Section {
        /** What P1 cost. */
        SEVERE,
        /** What became of the actions that were decided on. */
        PROMISED,
        /** What came, of which kind. */
        REPORTED,
        RESPONSE,
        DIAGNOSIS,
        RESOLUTION,
        COMPLETED,
        /** Shares of all grades together. */
        QUALITY,
        DURATION,
        /** What else is counted. */
        COUNTED,
        /** What is open, by group and age. */
        UNCLOSED,
        MISSED,
        RECURRING,
        CORRECTED,
        /** Rounds and what they found. */
        PATROL,
        /** What probes measured. */
        AVAILABILITY
    }

    /** @param id by the words or the names of its kind */
    public record Part(Kind kind, String id) {
        public enum Kind {
            GRADE,
            GROUP,
            CATEGORY,
            MODULE,
            CAUSE,
            AGE,
            /** A round or a check, or what it finds again and again: it has no other name. */
            PATROL
        }
    }

    /** What is counted, shared out or measured. */
    public sealed interface Value permits Count, Share, Took, Lasted {
        /** How many there were in all. */
        long n();
    }

    public record Count(long n) implements Value {}

    /**
     * How long each took.
     *
     * @param n of how many; without any the durations are null @param never of how many it hadn't happened though due
     */
    public record Took(
            long n,
            @Nullable Duration median,
            @Nullable Duration p90,
            @Nullable Duration mean,
            long never) implements Value {}

    /** @param n how many @param all how long together */
    public record Lasted(long n, Duration all) implements Value {}
}
