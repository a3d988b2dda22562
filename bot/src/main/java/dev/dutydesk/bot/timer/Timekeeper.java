package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Timers.Due;
import dev.dutydesk.state.store.Timers.Owner;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due on the desks whose lease this process holds: loads the owner, does all that is due in one commit
 * under the lease's epoch, and so sets the next instant. Killed in between, it fires again and finds it done.
 */
public final class Timekeeper implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 100;
    private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);

    private final Desks desks;
    private final Store store;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Agenda agenda;
    private final Jobs jobs;
    private final Presence presence;
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Known> known = new HashMap<>();
    private volatile @Nullable String trouble;

    /** With which file, in which epoch a desk's timers were last gone through. */
    private record Known(Desk desk, long epoch) {}

    /**
     * @param jobs what desks do beside their tickets
     * @param presence keeps that they are looked after
     * @param changed told the desk after each commit, so that its rooms are shown it
     */
    public Timekeeper(
            Desks desks,
            Store store,
            Lifecycle lifecycle,
            FactsSource facts,
            Agenda agenda,
            Collection<DeskJob> jobs,
            Presence presence,
            InstantSource clock,
            Consumer<String> changed) {
        this.desks = desks;
        this.store = store;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.agenda = agenda;
        this.jobs = new Jobs(jobs, store);
        this.presence = presence;
        this.clock = clock;
        this.changed = changed;
    }

    /** Fires every second from now on, on a thread of its own, until closed. */
    public void start() {
        Thread.ofVirtual().name("timers").start(this::run);
    }

    /** What keeps timers from firing, as a short sentence; null while all is well. */
    public @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        try {
            while (!closed.await(EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    tick();
                    trouble = null;
                } catch (RuntimeException e) {
                    if (trouble == null) {
                        log.warn("Timers can't fire, trying on: {}", e.toString());
                    }
                    trouble = e.toString();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fires all that is due by now. */
    void tick() {
        desks.all().forEach(this::fire);
    }

    private void fire(Desk desk) {
        store.leases().epoch(desk.id()).ifPresent(epoch -> lookAfter(desk, epoch));
        boolean more = true;
        while (more) {
            OptionalLong epoch = store.leases().epoch(desk.id());
            if (epoch.isEmpty() || closed.getCount() == 0) {
                return;
            }
            List<Due> due = store.timers().due(desk.id(), clock.instant(), AT_ONCE);
            boolean moved = false;
            for (Due each : due) {
                moved |= each.owner()
                        .ticket()
                        .map(ticket -> fire(desk, ticket, epoch.getAsLong()))
                        .orElseGet(() -> fire(desk, each.owner(), epoch.getAsLong()));
            }
            more = due.size() == AT_ONCE && moved;
        }
    }

    /** What was missed is said before what is made up for. */
    private void lookAfter(Desk desk, long epoch) {
        if (presence.keep(desk, epoch)) {
            changed.accept(desk.id());
        }
        goThrough(desk, epoch);
    }

    /**
     * A timer was set by the file that was in force then, perhaps by an earlier bot: with another file, and with each new
     * lease, those of all open tickets are set again.
     */
    private void goThrough(Desk desk, long epoch) {
        Known last = known.get(desk.id());
        if (last != null && last.desk() == desk && last.epoch() == epoch) {
            return;
        }
        Query query = Query.open(desk.id(), AT_ONCE);
        Page page;
        do {
            page = store.tickets().list(query);
            for (Numbered each : page.items()) {
                Ticket ticket = each.ticket();
                store.timers().set(desk.id(), epoch, ticket.id(), ticket.revision(), agenda.next(ticket));
            }
            query = query.after(page.next());
        } while (page.next() != null);
        jobs.set(desk, epoch, clock.instant());
        known.put(desk.id(), new Known(desk, epoch));
    }

    /** @return whether its timer isn't due any more */
    private boolean fire(Desk desk, Owner job, long epoch) {
        try {
            boolean moved = jobs.fire(desk, job, clock.instant(), epoch);
            changed.accept(desk.id());
            return moved;
        } catch (RedisException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("The job {} of desk {} failed", job.id(), desk.id(), e);
            return false;
        }
    }

    /** @return whether its timer isn't due any more */
    private boolean fire(Desk desk, TicketId id, long epoch) {
        try {
            Numbered found = store.tickets().find(desk.id(), id).orElse(null);
            return found != null && fire(desk, found.ticket(), epoch);
        } catch (RedisException e) {
            throw e;
        } catch (RuntimeException e) {
            // One ticket that can't be fired must not hold up the others.
            log.error("The timer of ticket {} on desk {} failed", id, desk.id(), e);
            return false;
        }
    }

    private boolean fire(Desk desk, Ticket ticket, long epoch) {
        Instant now = clock.instant();
        Act act = agenda.due(ticket, now).orElse(null);
        if (act == null) {
            store.timers().set(desk.id(), epoch, ticket.id(), ticket.revision(), agenda.next(ticket));
            return true;
        }
        Facts known = facts.gather(desk, ticket, act, Actor.CLOCK, now);
        Decision decision = lifecycle.decide(ticket, act, known);
        if (!(decision instanceof Decision.Changed change)) {
            log.error("Ticket {} on desk {} is due, but: {}", ticket.id(), desk.id(), decision);
            return false;
        }
        String id = "timer:" + ticket.id() + ":" + ticket.revision();
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk.id(), id, change.change(), "").during(epoch));
        if (!(outcome instanceof Outcome.Done)) {
            log.info("The timer of ticket {} on desk {} fires again later: {}", ticket.id(), desk.id(), outcome);
            return false;
        }
        changed.accept(desk.id());
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
