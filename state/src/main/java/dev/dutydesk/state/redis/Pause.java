package dev.dutydesk.state.redis;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting between two looks at a process, which has no event to wait for. */
final class Pause {
    private Pause() {}

    static void millis(long time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time));
    }
}
