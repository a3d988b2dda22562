package dev.dutydesk.bot.posting;

import dev.dutydesk.state.store.Effect;
import dev.dutydesk.state.store.Leases;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The time during which this process sends a desk's posts: while it holds the lease under one epoch and isn't ending.
 *
 * @param ending reaches zero when the process ends
 */
record Tenure(Leases leases, String desk, long epoch, CountDownLatch ending) {
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);

    /** To be called right before each send. */
    void check() throws TenureOver {
        if (!lasts()) {
            throw new TenureOver(desk);
        }
    }

    private boolean lasts() {
        OptionalLong held = leases.epoch(desk);
        return ending.getCount() > 0 && held.isPresent() && held.getAsLong() == epoch;
    }

    /**
     * Writes what must be known to be written, again where Redis doesn't answer: such writes may be repeated.
     *
     * @throws RedisException where it couldn't be written before the tenure ended
     */
    <T> T insist(Supplier<T> write) {
        while (true) {
            try {
                return write.get();
            } catch (RedisException e) {
                if (!lasts() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** The same for a single mark or notice. */
    Effect effect(Supplier<Effect> write) throws TenureOver {
        Effect effect = insist(write);
        if (effect == Effect.FENCED) {
            throw new TenureOver(desk);
        }
        return effect;
    }

    /** The same for several at once. */
    List<Effect> effects(Supplier<List<Effect>> write) throws TenureOver {
        List<Effect> effects = insist(write);
        if (effects.contains(Effect.FENCED)) {
            throw new TenureOver(desk);
        }
        return effects;
    }

    /** Ends at once where the process does. */
    private void pause() {
        try {
            ending.await(BEFORE_ASKING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
