package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Findings;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes alarms in: what each says is on disk before the call is answered, together with what comes of it, and has its effect
 * once however often it is said, and in whatever order.
 */
public final class AlarmReception {
    private static final int TRIES = 50;
    private static final int AT_ONCE = 200;
    private static final String BUSY = "others write the same all the time";

    private final Store store;
    private final Findings findings;
    private final AlarmCounter counter;
    private final InstantSource clock;
    private final Consumer<String> changed;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

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

    /** The calls of a desk, which are taken in turn; those that wait are taken together. */
    private static final class Line {
        private final ReentrantLock turn = new ReentrantLock(true);
        private final Queue<Call> waiting = new ConcurrentLinkedQueue<>();
    }

    /**
     * @param as the mapping to read it by; null for one of the known forms
     * @throws Unreadable where it isn't understood: nothing of it counts
     * @throws NotTaken where not all of it is on disk
     */
    public Taken take(Desk desk, byte[] body, @Nullable String as) {
        Call call = new Call(AlarmReader.read(desk, body, as));
        Line line = lines.computeIfAbsent(desk.id(), id -> new Line());
        line.waiting.add(call);
        line.turn.lock();
        try {
            if (!call.isDone()) {
                List<Call> calls = new ArrayList<>();
                for (Call next = line.waiting.poll(); next != null; next = line.waiting.poll()) {
                    calls.add(next);
                }
                take(desk, calls);
            }
        } finally {
            line.turn.unlock();
        }
        Taken taken = call.taken();
        counter.counted(taken);
        return taken;
    }

    private void take(Desk desk, List<Call> calls) {
        String failed = "it broke off";
        try {
            List<Call.Item> items = calls.stream()
                    .flatMap(call -> call.alarms().stream().map(alarm -> new Call.Item(call, alarm)))
                    .toList();
            Map<String, Call.Item> chunk = new LinkedHashMap<>();
            for (Call.Item item : items) {
                if (chunk.size() == AT_ONCE || chunk.containsKey(item.alarm().fingerprint())) {
                    take(desk, chunk.values());
                    chunk.clear();
                }
                chunk.put(item.alarm().fingerprint(), item);
            }
            take(desk, chunk.values());
            failed = "";
        } catch (NotTaken e) {
            failed = String.valueOf(e.getMessage());
        } finally {
            for (Call call : calls) {
                call.end(failed);
            }
            changed.accept(desk.id());
        }
    }

    /** @param some alarms, each once */
    private void take(Desk desk, Collection<Call.Item> some) {
        Deque<Call.Item> left = new ArrayDeque<>(some);
        while (left.size() > 1) {
            left = together(desk, left);
            if (!left.isEmpty()) {
                alone(desk, left.removeFirst());
            }
        }
        left.forEach(item -> alone(desk, item));
    }

    /** @return those that have to be taken alone */
    private Deque<Call.Item> together(Desk desk, Collection<Call.Item> items) {
        for (int tries = 0; tries < TRIES; tries++) {
            Instant now = clock.instant();
            Map<String, Episodes> read = new LinkedHashMap<>();
            Map<String, Told> all = new LinkedHashMap<>();
            List<Call.Item> ignored = new ArrayList<>();
            items.forEach(item -> Told.of(desk, item, read, now, store.records())
                    .ifPresentOrElse(told -> all.put(item.alarm().fingerprint(), told), () -> ignored.add(item)));
            List<Told> alone = all.values().stream()
                    .filter(told -> !told.isNews() && insists(desk, told))
                    .toList();
            List<Findings.News> news = all.values().stream()
                    .filter(Told::isNews)
                    .map(told -> new Findings.News(told.finding(), told.alarm().isOver()))
                    .toList();
            List<Told> noted = all.values().stream()
                    .filter(told -> !told.isNews() && !alone.contains(told))
                    .toList();
            Findings.Together done = findings.together(desk, news, Commit.answer(desk.id(), id(), ""), taken -> {
                List<Told> written = Stream.concat(
                                noted.stream(), taken.stream().map(all::get))
                        .filter(told -> !told.isUnchanged())
                        .toList();
                return Episodes.after(
                        written.stream()
                                .map(told -> Map.entry(
                                        told.alarm().fingerprint(), told.told().after()))
                                .toList(),
                        read,
                        now);
            });
            if (done.outcome() instanceof Outcome.Done) {
                ignored.forEach(item -> item.was(What.IGNORED));
                noted.forEach(told -> told.item().was(What.REPEATED));
                done.taken().stream().map(all::get).forEach(told -> told.item().was(told.what()));
                return all.values().stream()
                        .filter(told -> alone.contains(told)
                                || told.isNews()
                                        && !done.taken().contains(told.alarm().fingerprint()))
                        .map(Told::item)
                        .collect(Collectors.toCollection(ArrayDeque::new));
            }
            unlessStale(done.outcome());
        }
        throw new NotTaken(BUSY);
    }

    private void alone(Desk desk, Call.Item item) {
        for (int tries = 0; tries < TRIES; tries++) {
            Instant now = clock.instant();
            Map<String, Episodes> read = new LinkedHashMap<>();
            Told told = Told.of(desk, item, read, now, store.records()).orElse(null);
            if (told == null) {
                item.was(What.IGNORED);
                return;
            }
            if (told.isUnchanged() && !insists(desk, told)) {
                item.was(What.REPEATED);
                return;
            }
            Commit with = new Commit(
                    desk.id(),
                    id(),
                    null,
                    Episodes.after(
                            List.of(Map.entry(
                                    told.alarm().fingerprint(), told.told().after())),
                            read,
                            now),
                    List.of(),
                    "",
                    null,
                    null,
                    null);
            Outcome outcome = write(desk, told, with);
            if (outcome instanceof Outcome.Done) {
                item.was(told.what());
                return;
            }
            unlessStale(outcome);
        }
        throw new NotTaken(BUSY);
    }

    private static void unlessStale(Outcome outcome) {
        if (!(outcome instanceof Outcome.Stale)) {
            throw new NotTaken(outcome.toString());
        }
    }

    private Outcome write(Desk desk, Told told, Commit with) {
        return switch (told.told().news()) {
            case BEGAN -> findings.found(desk, told.finding(), with);
            case ENDED -> findings.recovered(desk, told.alarm().fingerprint(), Sorting.line(told.alarm()), with);
            case NOTHING ->
                told.alarm().isOver() || !Episode.isOn(told.told().after())
                        ? store.tickets().commit(with)
                        : findings.found(desk, told.finding(), with);
        };
    }

    /** What somebody has called solved, and what has become worse, is told of again while it goes on. */
    private boolean insists(Desk desk, Told told) {
        Alarm alarm = told.alarm();
        Episode before = told.before();
        if (alarm.isOver() || before == null || !Episode.isOn(before) || before.isAfter(alarm.since())) {
            return false;
        }
        return findings.ticketOf(desk, alarm.fingerprint())
                .filter(ticket -> ticket.ticket().state().compareTo(State.RESOLVED) >= 0
                        || told.finding().grade().isAbove(ticket.ticket().sort().grade()))
                .isPresent();
    }

    /** New for each try. */
    private static String id() {
        return "alarm:" + UUID.randomUUID();
    }
}
