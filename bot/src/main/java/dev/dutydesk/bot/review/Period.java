package dev.dutydesk.bot.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

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

    /** @param first, @param last included; none where the last is before the first */
    record Days(LocalDate first, LocalDate last) {
        boolean isEmpty() {
            return last.isBefore(first);
        }
    }

    /**
     * For what is kept by day: from the day of its beginning to the one before that of its end, so that no day is in two
     * reviews of a kind, and none falls between.
     */
    Days days(ZoneId zone) {
        return new Days(
                from.atZone(zone).toLocalDate(),
                until.atZone(zone).toLocalDate().minusDays(1));
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
