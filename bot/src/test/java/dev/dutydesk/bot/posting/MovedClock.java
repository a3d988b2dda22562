package dev.dutydesk.bot.posting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands until it is moved: instants, and what budgets are measured by. */
final class MovedClock implements InstantSource {
    static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private long nanos;

    @Override
    public synchronized Instant instant() {
        return NINE.plusNanos(nanos);
    }

    synchronized long nanoTime() {
        return nanos;
    }

    synchronized void move(Duration by) {
        nanos += by.toNanos();
    }
}
