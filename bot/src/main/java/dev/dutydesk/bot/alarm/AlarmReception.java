package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Finding;
import dev.dutydesk.bot.patrol.watch.Findings;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes alarms in: what each says is on disk before the call is answered, together with what comes of it, and has its effect
 * once however often it is said, and in whatever order.
 */
public final class AlarmReception {
    private static final int TRIES = 50;

    private final Store store;
    private final Findings findings;
    private final AlarmCounter counter;
    private final InstantSource clock;
    private final Consumer<String> changed;
    /** In one process they would only be in each other's way. */
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    /** @param changed told of a desk whose tickets may have changed */
    AlarmReception(
            Store store, Findings findings, AlarmCounter counter, InstantSource clock, Consumer<String> changed) {
        this.store = store;
        this.findings = findings;
        this.counter = counter;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * How many of a call's alarms were what.
     *
     * @param repeated was known, or came late
     * @param ignored opens nothing by the desk file
     */
    public record Taken(int began, int ended, int repeated, int ignored) {}

    /** The store didn't take all of it: it must be said again, which harms nothing. */
    public static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTaken(String why) {
            super(why);
        }
    }

    private enum What {
        BEGAN,
        ENDED,
        REPEATED,
        IGNORED
    }

    /**
     * @param as the mapping to read it by; null for one of the known forms
     * @throws Unreadable where it isn't understood: nothing of it counts
     * @throws NotTaken where not all of it is on disk
     */
    public Taken take(Desk desk, byte[] body, @Nullable String as) {
        List<Alarm> alarms = AlarmReader.read(desk, body, as);
        int[] counts = new int[What.values().length];
        Map<String, DeskRecord> read = new HashMap<>();
        ReentrantLock turn = turns.computeIfAbsent(desk.id(), id -> new ReentrantLock(true));
        turn.lock();
        try {
            alarms.forEach(alarm -> counts[take(desk, alarm, read).ordinal()]++);
        } finally {
            turn.unlock();
            changed.accept(desk.id());
        }
        Taken taken = new Taken(
                counts[What.BEGAN.ordinal()],
                counts[What.ENDED.ordinal()],
                counts[What.REPEATED.ordinal()],
                counts[What.IGNORED.ordinal()]);
        counter.counted(taken);
        return taken;
    }

    /** @param read what this call has read and written of the desk's records */
    private What take(Desk desk, Alarm alarm, Map<String, DeskRecord> read) {
        String name = Episodes.record(alarm.fingerprint());
        for (int tries = 0; tries < TRIES; tries++) {
            Instant now = clock.instant();
            DeskRecord record = read.computeIfAbsent(
                    name, each -> store.records().find(desk.id(), each));
            Episodes episodes = Episodes.of(record);
            Episode before = episodes.find(alarm.fingerprint());
            // The end of what has its ticket counts, also where such alarms open none any more.
            if (Sorting.grade(desk, alarm).isEmpty() && !(alarm.isOver() && Episode.isOn(before))) {
                return What.IGNORED;
            }
            Episode.Told told = Episode.tell(before, alarm, now);
            Finding finding = Sorting.finding(desk, alarm, told.after().since());
            if (told.after().equals(before) && !insists(desk, alarm, before, finding)) {
                return What.REPEATED;
            }
            DeskRecord after = episodes.with(alarm.fingerprint(), told.after(), now);
            Outcome outcome = write(desk, alarm, told, finding, commit(desk, after));
            if (outcome instanceof Outcome.Done) {
                read.put(name, after);
                return switch (told.news()) {
                    case BEGAN -> What.BEGAN;
                    case ENDED -> What.ENDED;
                    case NOTHING -> What.REPEATED;
                };
            }
            if (!(outcome instanceof Outcome.Stale)) {
                throw new NotTaken(outcome.toString());
            }
            read.remove(name);
        }
        throw new NotTaken("others write the same all the time");
    }

    private Outcome write(Desk desk, Alarm alarm, Episode.Told told, Finding finding, Commit with) {
        return switch (told.news()) {
            case BEGAN -> findings.found(desk, finding, with);
            case ENDED -> findings.recovered(desk, alarm.fingerprint(), Sorting.line(alarm), with);
            case NOTHING ->
                alarm.isOver() || !Episode.isOn(told.after())
                        ? store.tickets().commit(with)
                        : findings.found(desk, finding, with);
        };
    }

    /** What somebody has called solved, and what has become worse, is told of again while it goes on. */
    private boolean insists(Desk desk, Alarm alarm, @Nullable Episode before, Finding finding) {
        if (alarm.isOver() || !Episode.isOn(before) || before.isAfter(alarm.since())) {
            return false;
        }
        return findings.ticketOf(desk, alarm.fingerprint())
                .filter(ticket -> ticket.ticket().state().compareTo(State.RESOLVED) >= 0
                        || finding.grade().isAbove(ticket.ticket().sort().grade()))
                .isPresent();
    }

    private static Commit commit(Desk desk, DeskRecord after) {
        return Commit.of(desk.id(), "alarm:" + UUID.randomUUID(), after, "");
    }
}
