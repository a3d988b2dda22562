package dev.dutydesk.bot.review;

import java.time.Duration;
import java.time.Instant;

/**
 * From one review's scheduled instant to the next one's, so that nothing falls between two of them.
 *
 * @param from not part of it @param until part of it
 */
public record Period(Kind kind, Instant from, Instant until) {

    public enum Kind {
        WEEKLY,
        MONTHLY,
        /** Any other, which somebody asks for. */
        SPAN
    }

    public Period {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("A period ends after its beginning, not at " + until);
        }
    }

    boolean holds(Instant at) {
        return at.isAfter(from) && !at.isAfter(until);
    }

    /** How much of the time from one instant to another lies in it. */
    Duration part(Instant begin, Instant end) {
        Instant first = begin.isBefore(from) ? from : begin;
        Instant last = end.isAfter(until) ? until : end;
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }
}
