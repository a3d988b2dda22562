package dev.dutydesk.bot.command;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those through one after the other who would change the same ticket: all at once, all but one of them would have to
 * decide again, time after time.
 */
final class InTurn {
    /** Who waits longer, since the store is slow, goes ahead: what met what is decided by the commit all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    /** @param what those have in common who must take turns: of these there are few */
    <T> T of(String what, Supplier<T> work) {
        ReentrantLock turn = turns.computeIfAbsent(what, key -> new ReentrantLock(true));
        boolean taken = isTaken(turn);
        try {
            return work.get();
        } finally {
            if (taken) {
                turn.unlock();
            }
        }
    }

    private static boolean isTaken(ReentrantLock turn) {
        try {
            return turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
