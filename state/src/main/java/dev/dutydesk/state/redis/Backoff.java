package dev.dutydesk.state.redis;

import java.util.concurrent.TimeUnit;

/** Pauses before a start: none at first, then doubling up to 5 s, and none again after a while of quiet. */
final class Backoff {
    private static final long LONGEST = 5_000;
    private static final long QUIET = TimeUnit.SECONDS.toNanos(10);

    private long millis;
    private long last = System.nanoTime();

    void pause() {
        if (System.nanoTime() - last > QUIET) {
            millis = 0;
        }
        Pause.millis(millis);
        millis = Math.min(LONGEST, millis == 0 ? 100 : millis * 2);
        last = System.nanoTime();
    }
}
