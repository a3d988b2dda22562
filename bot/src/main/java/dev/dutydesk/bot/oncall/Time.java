package dev.dutydesk.bot.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A stretch of time, its end no more part of it. */
public record Time(Instant from, Instant until) {
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** What both have in common; empty for nothing. */
    public Optional<Time> and(Time other) {
        Time both = new Time(
                from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
        return both.from.isBefore(both.until) ? Optional.of(both) : Optional.empty();
    }

    /** What is left of it without the other. */
    Stream<Time> without(Time other) {
        return and(other)
                .map(cut -> Stream.of(new Time(from, cut.from), new Time(cut.until, until))
                        .filter(part -> part.from.isBefore(part.until)))
                .orElseGet(() -> Stream.of(this));
    }

    Duration length() {
        return Duration.between(from, until);
    }
}
