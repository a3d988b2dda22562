package dev.dutydesk.state.store;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** A clock that many threads read, that stands until it is moved, and that can be waited on. */
final class MovedTime implements LongSupplier {
    private long nano;
    private boolean free;

    @Override
    public synchronized long getAsLong() {
        return nano;
    }

    synchronized Instant now() {
        return Shop.NINE.plusNanos(nano);
    }

    synchronized void move(Duration by) {
        nano += by.toNanos();
        notifyAll();
    }

    /** Stands still for that long, as a process does that is paused. */
    synchronized void pause(Duration time) throws InterruptedException {
        long until = nano + time.toNanos();
        while (nano < until && !free) {
            wait();
        }
    }

    /** Ends all pauses. */
    synchronized void release() {
        free = true;
        notifyAll();
    }
}
