package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Leases;
import dev.dutydesk.state.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due on the desks whose lease this process holds: loads the owner, does all that is due in one commit
 * under the lease's epoch, and so sets the next instant. Killed in between, it fires again and finds it done. While nothing
 * is due it looks once a second.
 */
public final class Timekeeper implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Timers that follow each other closely are fired together. */
    private static final Duration SOONEST = Duration.ofMillis(10);

    private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);

    private final Desks desks;
    private final Store store;
    private final Firing firing;
    private final Resetting resetting;
    private final Function<Desk, Object> plans;
    private final Jobs jobs;
    private final Presence presence;
    private final Consumer<String> changed;
    private final InstantSource clock;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable String trouble;

    /**
     * @param plans what timers depend on besides the desk's file, and people change: promotions, covers
     * @param jobs what desks do beside their tickets
     * @param presence keeps that they are looked after
     * @param changed told the desk after each commit, so that its rooms are shown it; from several threads
     */
    public Timekeeper(
            Desks desks,
            Store store,
            Lifecycle lifecycle,
            FactsSource facts,
            Agenda agenda,
            Function<Desk, Object> plans,
            Collection<DeskJob> jobs,
            Presence presence,
            InstantSource clock,
            Consumer<String> changed) {
        this.desks = desks;
        this.store = store;
        this.plans = plans;
        this.jobs = new Jobs(jobs, store);
        this.presence = presence;
        this.changed = changed;
        this.firing = new Firing(store, lifecycle, facts, agenda, this.jobs, clock, changed);
        this.resetting = new Resetting(store, agenda);
        this.clock = clock;
    }

    /** Fires from now on, on a thread of its own, until closed. */
    public void start() {
        // What the one before left is due at once.
        store.leases().listen(new Leases.Listener() {
            @Override
            public void gained(String desk, long epoch) {
                wakes.release();
            }

            @Override
            public void lost(String desk) {}
        });
        Thread.ofVirtual().name("timers").start(this::run);
    }

    /** What keeps timers from firing, as a short sentence; null while all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        try {
            Duration wait = EVERY;
            while (!closed) {
                wakes.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
                try {
                    wait = tick();
                    trouble = null;
                } catch (RuntimeException e) {
                    if (closed) {
                        return; // what it asks ends with the bot, too
                    }
                    if (trouble == null) {
                        log.warn("Timers can't fire, trying on: {}", e.toString());
                    }
                    trouble = e.toString();
                    wait = EVERY;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires all that is due by now. @return how long until it has to be looked again */
    Duration tick() {
        return desks.all().stream().map(this::tick).min(Duration::compareTo).orElse(EVERY);
    }

    private Duration tick(Desk desk) {
        OptionalLong epoch = store.leases().epoch(desk.id());
        if (epoch.isEmpty() || closed) {
            return EVERY;
        }
        // What was missed is said before what is made up for.
        if (presence.keep(desk, epoch.getAsLong())) {
            changed.accept(desk.id());
        }
        Object inForce = plans.apply(desk);
        if (resetting.isNew(desk, inForce, epoch.getAsLong())) {
            jobs.set(desk, epoch.getAsLong(), clock.instant());
            resetting.begin(desk, inForce, epoch.getAsLong());
        }
        Instant next = firing.fire(desk);
        if (resetting.page(desk)) {
            return Duration.ZERO;
        }
        if (next == null) {
            return EVERY;
        }
        Duration left = Duration.between(clock.instant(), next);
        return left.compareTo(EVERY) > 0 ? EVERY : left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }

    @Override
    public void close() {
        closed = true;
        wakes.release();
    }
}
