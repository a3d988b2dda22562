package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires what is due on a desk. Tickets are fired beside each other, as Redis writes to the disk what arrives together at
 * once; each of them one time in a round, so that what it does stays in order.
 */
final class Firing {
    private static final int AT_ONCE = 500;
    /** So many are read together, by whoever fires them next: reading is work too, and shared out with it. */
    private static final int READ_TOGETHER = 8;
    /** Enough to share the disk's turns; more would only stand before the commits of people. */
    private static final int SIDE_BY_SIDE = 32;

    private static final Logger log = LoggerFactory.getLogger(Firing.class);

    private final Store store;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Agenda agenda;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Consumer<String> changed;

    Firing(
            Store store,
            Lifecycle lifecycle,
            FactsSource facts,
            Agenda agenda,
            Jobs jobs,
            InstantSource clock,
            Consumer<String> changed) {
        this.store = store;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.agenda = agenda;
        this.jobs = jobs;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Fires each owner that is due once. What couldn't be fired stays due, and holds up none of the others.
     *
     * @return when the next one is due; null where there is none, the lease isn't held, or some stay due
     */
    @Nullable
    Instant fire(Desk desk) {
        Set<Owner> fired = new HashSet<>();
        int stay = 0;
        Instant began = clock.instant();
        while (true) {
            OptionalLong epoch = store.leases().epoch(desk.id());
            if (epoch.isEmpty()) {
                return null;
            }
            int limit = AT_ONCE + stay;
            List<Due> due = store.timers().due(desk.id(), clock.instant(), limit);
            List<Owner> owners = due.stream().map(Due::owner).filter(fired::add).toList();
            stay += owners.size() - fire(desk, owners, epoch.getAsLong());
            if (due.size() < limit || owners.isEmpty()) {
                // One that was due already when this began has been fired, and is due again: it waits for its turn.
                return stay > 0
                        ? null
                        : store.timers()
                                .next(desk.id())
                                .filter(next -> next.isAfter(began))
                                .orElse(null);
            }
        }
    }

    /** @return how many of them aren't due any more */
    private int fire(Desk desk, List<Owner> owners, long epoch) {
        List<TicketId> ids =
                owners.stream().map(Owner::ticket).flatMap(Optional::stream).toList();
        int moved = tickets(desk, new ConcurrentLinkedQueue<>(ids), epoch);
        for (Owner owner : owners) {
            if (owner.ticket().isEmpty() && job(desk, owner, epoch)) {
                moved++;
            }
        }
        return moved;
    }

    private int tickets(Desk desk, Queue<TicketId> due, long epoch) {
        if (due.size() < 2) {
            return all(desk, due, epoch);
        }
        int beside = Math.min(SIDE_BY_SIDE, due.size());
        AtomicReference<@Nullable RedisException> cut = new AtomicReference<>();
        int[] moved = new int[beside];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, beside)
                    .forEach(i -> threads.execute(() -> {
                        try {
                            moved[i] = all(desk, due, epoch);
                        } catch (RedisException e) {
                            cut.set(e);
                            due.clear();
                        }
                    }));
        }
        RedisException e = cut.get();
        if (e != null) {
            throw e;
        }
        return IntStream.of(moved).sum();
    }

    private int all(Desk desk, Queue<TicketId> due, long epoch) {
        int moved = 0;
        for (List<TicketId> some = some(due); !some.isEmpty(); some = some(due)) {
            for (Numbered next : store.tickets().find(desk.id(), some)) {
                if (ticket(desk, next.ticket(), epoch)) {
                    moved++;
                }
            }
        }
        return moved;
    }

    private static List<TicketId> some(Queue<TicketId> due) {
        List<TicketId> some = new ArrayList<>();
        for (TicketId next = due.poll(); next != null; next = some.size() < READ_TOGETHER ? due.poll() : null) {
            some.add(next);
        }
        return some;
    }

    /** @return whether its timer isn't due any more */
    private boolean job(Desk desk, Owner job, long epoch) {
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
    private boolean ticket(Desk desk, Ticket ticket, long epoch) {
        try {
            return fire(desk, ticket, epoch);
        } catch (RedisException e) {
            throw e;
        } catch (RuntimeException e) {
            // One ticket that can't be fired must not hold up the others.
            log.error("The timer of ticket {} on desk {} failed", ticket.id(), desk.id(), e);
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
}
