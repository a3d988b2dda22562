package dev.dutydesk.state.store;

import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to send a desk's posts and fire its timers: one process holds it. The holder raises a beat every 2 s; another
 * takes it, with the next epoch, after seeing the same beat for 8 s on its own clock. The holder trusts its own beat for
 * 6 s from before it was sent, so that it has stopped before another can begin; what was under way all the same is refused
 * by the scripts, which check the epoch. Where no other process can use the Redis, a lease that is another's was left by a
 * dead one, and is taken at once.
 *
 * <p>One object for each process and Redis. Wall clocks play no part.
 */
public final class Leases implements AutoCloseable {
    static final Duration BEAT = Duration.ofSeconds(2);
    static final Duration TRUST = Duration.ofSeconds(6);
    static final Duration TAKEN_FOR_DEAD = Duration.ofSeconds(8);

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final Script LEASE = Script.named("lease");
    private static final Script RELEASE = Script.named("release");

    private final Connections redis;
    private final String owner;
    private final boolean alone;
    private final LongSupplier nanoTime;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param owner names this process, and this start of it, among all: never used twice
     * @param alone whether no other process uses this Redis: what another one holds is taken at once
     * @param nanoTime this process's clock, {@code System::nanoTime} but in tests
     */
    Leases(Connections redis, String owner, boolean alone, LongSupplier nanoTime) {
        if (owner.isEmpty()) {
            throw new IllegalArgumentException("An owner needs a name");
        }
        this.redis = redis;
        this.owner = owner;
        this.alone = alone;
        this.nanoTime = nanoTime;
    }

    /** Called on the thread that beats: it must not block. */
    public interface Listener {
        /** From now on this process sends and fires for the desk. */
        void gained(String desk, long epoch);

        /** It doesn't any more: given up, taken by another, or the beats don't get through. */
        void lost(String desk);
    }

    /**
     * How a desk's lease stands, as this process last saw it.
     *
     * @param held by this process now
     * @param owner who holds it; empty where nobody does, or nothing was seen yet
     * @param epoch 0 where nothing was seen yet
     */
    public record Standing(String desk, boolean held, String owner, long epoch) {}

    /** Tells the listener what changes from now on, in order for each desk. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Begins to try for the desk's lease, with the next tick. Harmless when repeated, and once closed. */
    public void add(String desk) {
        if (closed.getCount() > 0) {
            leases.computeIfAbsent(desk, Lease::new);
        }
    }

    /** Gives the desk's lease up where it is held, and doesn't try for it any more. */
    public void remove(String desk) {
        Lease lease = leases.remove(desk);
        if (lease != null) {
            lease.release();
        }
    }

    /** Beats every 2 s from now on, on a thread of its own, until closed. */
    public void start() {
        Thread.ofVirtual().name("leases").start(this::run);
    }

    /**
     * The epoch under which this process holds the desk's lease; empty where it doesn't, or can't know that it still
     * does. To be asked right before each send and each firing.
     */
    public OptionalLong epoch(String desk) {
        Lease lease = leases.get(desk);
        return lease == null ? OptionalLong.empty() : lease.epoch();
    }

    /** How each desk's lease stands. */
    public List<Standing> standing() {
        return leases.values().stream().map(Lease::standing).toList();
    }

    /** One beat for each desk held, and one try for each other. The desks' calls run beside each other. */
    public void tick() {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            leases.values().forEach(lease -> each.execute(lease::tick));
        }
    }

    /** Gives up all that is held: the next process takes it with its next tick, and what goes on here is refused. */
    @Override
    public void close() {
        closed.countDown();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            leases.keySet().forEach(desk -> each.execute(() -> remove(desk)));
        }
    }

    private void run() {
        try {
            do {
                tick();
            } while (!closed.await(BEAT.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One desk's lease, held or not. Written by one thread at a time. */
    private final class Lease {
        private record Held(long epoch, long beatSent) {}

        private record Seen(String owner, long epoch, long beat, long since) {}

        private final String desk;
        private volatile @Nullable Held held;
        private volatile @Nullable Seen seen;
        private boolean given;
        private boolean failing;
        /** The epoch that listeners believe in; 0 where they believe it isn't held. */
        private long told;

        Lease(String desk) {
            this.desk = desk;
        }

        OptionalLong epoch() {
            Held now = held;
            return now != null && nanoTime.getAsLong() - now.beatSent() < TRUST.toNanos()
                    ? OptionalLong.of(now.epoch())
                    : OptionalLong.empty();
        }

        Standing standing() {
            Seen last = seen;
            return new Standing(
                    desk, epoch().isPresent(), last == null ? "" : last.owner(), last == null ? 0 : last.epoch());
        }

        synchronized void tick() {
            if (given) {
                return;
            }
            tell();
            long sent = nanoTime.getAsLong();
            try {
                ask(sent);
                if (alone && held == null) {
                    ask(sent);
                }
                failing = false;
            } catch (RedisException e) {
                // Whether it came through shows at the next tick; until then the last beat's trust runs out by itself.
                if (!failing) {
                    log.warn("The lease of desk {} can't be reached: {}", desk, e.getMessage());
                }
                failing = true;
            }
            tell();
        }

        private void ask(long sent) {
            List<Object> answer = LEASE.run(
                    redis.lane(desk), ScriptOutputType.MULTI, List.of(WaitingKeys.lease(desk)), arguments(sent));
            see(answer, sent);
        }

        private List<String> arguments(long now) {
            Seen last = seen;
            return last == null || last.owner().equals(owner) || !alone && now - last.since() < TAKEN_FOR_DEAD.toNanos()
                    ? List.of(owner)
                    : List.of(owner, Long.toString(last.epoch()), Long.toString(last.beat()));
        }

        private void see(List<Object> answer, long sent) {
            boolean ours = (Long) answer.get(0) == 1;
            long epoch = (Long) answer.get(1);
            long beat = (Long) answer.get(2);
            String holder = new String((byte[]) answer.get(3), StandardCharsets.UTF_8);
            Seen last = seen;
            held = ours ? new Held(epoch, sent) : null;
            if (last == null || last.epoch() != epoch || last.beat() != beat) {
                // Counted from after the answer: the beat was raised before that.
                seen = new Seen(holder, epoch, beat, nanoTime.getAsLong());
            }
        }

        synchronized void release() {
            given = true;
            held = null;
            tell();
            try {
                // Also where it isn't known to be held: the answer to a take may have been lost.
                RELEASE.run(
                        redis.lane(desk), ScriptOutputType.INTEGER, List.of(WaitingKeys.lease(desk)), List.of(owner));
            } catch (RedisException e) {
                log.warn("The lease of desk {} can't be given up, it runs out: {}", desk, e.getMessage());
            }
        }

        private void tell() {
            long now = epoch().orElse(0);
            if (now == told) {
                return;
            }
            if (told != 0) {
                listeners.forEach(listener -> call(() -> listener.lost(desk)));
            }
            if (now != 0) {
                listeners.forEach(listener -> call(() -> listener.gained(desk, now)));
            }
            told = now;
        }

        private void call(Runnable listener) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                log.error("A listener failed on the lease of desk {}", desk, e);
            }
        }
    }
}
