package dev.dutydesk.bot.patrol.check;

import java.time.Duration;

/** By when a measurement must have ended, on the process's own steady clock. */
record Deadline(Duration whole, long began) {
    static Deadline in(Duration whole) {
        return new Deadline(whole, System.nanoTime());
    }

    /** Never less than a millisecond, for zero means for ever to many a library. */
    Duration left() {
        Duration left = whole.minusNanos(System.nanoTime() - began);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    int millis() {
        return Math.toIntExact(Math.min(left().toMillis(), Integer.MAX_VALUE));
    }

    boolean isOver() {
        return System.nanoTime() - began >= whole.toNanos();
    }

    double spent() {
        return (System.nanoTime() - began) / 1_000_000.0;
    }

    /** {@code 500 ms}, {@code 10 s}. */
    String words() {
        return words(whole);
    }

    static String words(Duration whole) {
        return whole.toMillis() % 1000 == 0 ? whole.toSeconds() + " s" : whole.toMillis() + " ms";
    }
}
