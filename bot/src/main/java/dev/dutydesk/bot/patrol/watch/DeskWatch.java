package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.Agenda.Entry;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one desk while its lease is held: says what is measured when, and sees each round to its end. */
final class DeskWatch {
    private static final Logger log = LoggerFactory.getLogger(DeskWatch.class);
    /** So many runs at once on one target, lest watching it harms it. */
    private static final int ON_ONE_TARGET = 4;
    /** What begins together is spread over so long, and longer where it is much. */
    private static final Duration SPREAD = Duration.ofSeconds(2);

    private static final Duration FOR_EACH = Duration.ofMillis(10);
    /** As long as what was measured can't be kept. */
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofSeconds(5);

    private final Parts parts;
    private final Agenda agenda = new Agenda();
    private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
    private final Map<String, Active> rounds = new HashMap<>();
    private @Nullable Plan plan;
    private long epoch;

    DeskWatch(Parts parts) {
        this.parts = parts;
    }

    /** @param left keys of the spots that aren't settled yet */
    private record Active(Round round, Instant due, Set<String> left) {}

    /** To be called several times a second under the lease's epoch. @param slow whether also what needn't be done so often is */
    synchronized void tick(Desk desk, Plan now, long under, boolean slow) {
        if (plan != now || epoch != under) {
            plan = now;
            epoch = under;
            rounds.clear();
            agenda.clear();
            now.spots().forEach(spot -> firstOf(desk, now, spot));
        }
        if (slow) {
            parts.missed().look(desk, now, under);
            lookAtRounds(desk, now);
            now.spots().stream().filter(Spot::isHeartbeat).forEach(spot -> expects(desk, spot));
            parts.asked().look(desk, now, under, spot -> sooner(spot, clock()));
            parts.eyes().lookAgain(desk, now, under);
            now.spots().stream()
                    .filter(Spot::isManual)
                    .forEach(spot -> parts.manual().expire(desk, now, spot, under));
            parts.judge().lookAtBarred(desk, now, under, spot -> sooner(spot, clock()));
        }
        agenda.due(clock()).forEach(entry -> begin(desk, now, entry, under));
    }

    private void firstOf(Desk desk, Plan now, Spot spot) {
        if (spot.isHeartbeat()) {
            expects(desk, spot);
            return;
        }
        if (!spot.isProbe()) {
            return;
        }
        Duration every = parts.times().every(desk, spot, clock());
        CheckState state = parts.judge().states().of(desk, spot).state();
        Duration spread = spread(now);
        Instant soon = clock().plus(ProbeTimes.within(spot, every.compareTo(spread) < 0 ? every : spread));
        Instant next = state.last() == null
                ? soon
                : next(desk, spot, state, state.last().at());
        // Also where the clock was put back since.
        boolean odd = next.isBefore(soon) || next.isAfter(clock().plus(every.multipliedBy(2)));
        agenda.add(new Entry(odd ? soon : next, spot, null));
    }

    private Instant next(Desk desk, Spot spot, CheckState state, Instant last) {
        return state.isSettled(spot.confirming())
                ? parts.times().next(desk, spot, last)
                : last.plus(spot.confirmEvery());
    }

    private static Duration spread(Plan now) {
        return SPREAD.plus(FOR_EACH.multipliedBy(now.spots().size()));
    }

    private void expects(Desk desk, Spot spot) {
        if (!agenda.isKnown(spot)) {
            parts.heartbeats().expected(desk, spot, clock()).ifPresent(at -> agenda.add(new Entry(at, spot, null)));
        }
    }

    private void sooner(Spot spot, Instant at) {
        agenda.add(new Entry(at, spot, null));
    }

    private void lookAtRounds(Desk desk, Plan now) {
        for (Round round : now.rounds()) {
            DeskRecord record = parts.store().records().find(desk.id(), RoundState.name(round.id()));
            RoundState state = RoundState.read(record);
            Instant due = state.due();
            if (due == null || !state.isOn()) {
                continue;
            }
            Active active = rounds.get(round.id());
            if (active == null || !active.due().equals(due)) {
                active = beginRound(desk, now, round, due);
                rounds.put(round.id(), active);
            }
            if (active.left().isEmpty() && parts.day().ended(desk, now, round, record, epoch)) {
                rounds.remove(round.id());
            }
        }
    }

    /** What a holder before has measured for the same round isn't measured again. */
    private Active beginRound(Desk desk, Plan now, Round round, Instant due) {
        Active active = new Active(round, due, new HashSet<>());
        for (Spot spot : now.of(round)) {
            CheckState state = parts.judge().states().of(desk, spot).state();
            boolean mine = due.equals(state.round());
            if (spot.isManual()) {
                parts.manual().ask(desk, spot, due, epoch);
            } else if (!spot.isHeartbeat() && !(mine && state.isSettled(spot.confirming()))) {
                active.left().add(spot.key());
                Instant at = mine && state.last() != null
                        ? state.last().at().plus(spot.confirmEvery())
                        : clock().plus(ProbeTimes.within(spot, SPREAD));
                agenda.add(new Entry(at, spot, due));
            }
        }
        return active;
    }

    private void begin(Desk desk, Plan now, Entry entry, long under) {
        Thread.ofVirtual().name("check-" + entry.spot().key()).start(() -> {
            Optional<CheckState> state = Optional.empty();
            try {
                state = measure(desk, now, entry, under);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RedisException e) {
                // What is measured can't be kept while Redis is away, or when the bot ends meanwhile.
                log.debug(
                        "{} on desk {} can't be looked at now: {}", entry.spot().key(), desk.id(), e.getMessage());
            } catch (RuntimeException e) {
                log.error("{} on desk {} can't be looked at", entry.spot().key(), desk.id(), e);
            } finally {
                ended(desk, entry, state, under);
            }
        });
    }

    private Optional<CheckState> measure(Desk desk, Plan now, Entry entry, long under) throws InterruptedException {
        Spot spot = entry.spot();
        if (spot.isHeartbeat() && !parts.heartbeats().isMissing(desk, spot, clock())) {
            return Optional.of(parts.judge().states().of(desk, spot).state());
        }
        String target = spot.target() == null ? spot.key() : spot.target().id();
        Semaphore permit = permits.computeIfAbsent(target, id -> new Semaphore(ON_ONE_TARGET, true));
        permit.acquire();
        try {
            Sample sample = parts.eyes().look(desk, now, spot, under);
            return parts.judge().take(desk, now, spot, sample, entry.round(), under, records -> {});
        } finally {
            permit.release();
        }
    }

    private synchronized void ended(Desk desk, Entry entry, Optional<CheckState> measured, long under) {
        Spot spot = entry.spot();
        agenda.ended(spot);
        if (epoch != under || plan == null || plan.spot(spot.key()).isEmpty()) {
            return;
        }
        if (spot.isHeartbeat()) {
            // When it is expected next is looked up again and again.
            return;
        }
        CheckState state = measured.orElse(null);
        if (state == null || state.last() == null) {
            agenda.add(new Entry(clock().plus(BEFORE_TRYING_AGAIN), spot, entry.round()));
            return;
        }
        parts.seen()
                .taken(
                        desk.id(),
                        spot.check().id(),
                        spot.target() == null ? "" : spot.target().id(),
                        state);
        Instant at = state.last().at();
        if (!state.isSettled(spot.confirming())) {
            agenda.add(new Entry(at.plus(spot.confirmEvery()), spot, entry.round()));
            return;
        }
        rounds.values().stream()
                .filter(active -> !at.isBefore(active.due()))
                .forEach(active -> active.left().remove(spot.key()));
        if (spot.isProbe()) {
            agenda.add(new Entry(parts.times().next(desk, spot, at), spot, null));
        }
    }

    private Instant clock() {
        return parts.clock().instant();
    }

    /** What watching takes. */
    record Parts(
            Store store,
            Judge judge,
            Findings findings,
            Eyes eyes,
            Heartbeats heartbeats,
            Manual manual,
            Asked asked,
            MissedRounds missed,
            Day day,
            ProbeTimes times,
            Seen seen,
            InstantSource clock) {}

    /** Told how a check stands after each sample; quick, and throws nothing. */
    interface Seen {
        void taken(String desk, String check, String target, CheckState state);
    }
}
