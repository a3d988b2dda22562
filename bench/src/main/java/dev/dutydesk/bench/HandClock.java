package dev.dutydesk.bench;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is set, and goes from where it was set where that is asked. */
final class HandClock implements InstantSource {
    private record Hand(Instant at, long since, boolean goes) {}

    private volatile Hand hand;

    HandClock(Instant at) {
        hand = new Hand(at, 0, false);
    }

    void stand(Instant at) {
        hand = new Hand(at, 0, false);
    }

    void go(Instant from) {
        hand = new Hand(from, System.nanoTime(), true);
    }

    @Override
    public Instant instant() {
        Hand now = hand;
        return now.goes() ? now.at().plusNanos(System.nanoTime() - now.since()) : now.at();
    }
}
