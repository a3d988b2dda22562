package dev.dutydesk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that a test can move; it runs on by itself. */
final class TestClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    void move(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }
}
