package dev.dutydesk.bot.patrol.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is measured next on one desk, and what is being measured: one run of a spot at a time. Not for more than one thread. */
final class Agenda {
    /** @param round when the round was due that asks for it; null for none */
    record Entry(Instant at, Spot spot, @Nullable Instant round) {}

    private final PriorityQueue<Entry> waiting = new PriorityQueue<>(Comparator.comparing(Entry::at));
    private final Map<String, Entry> next = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /** It is measured then, or before where it is to be sooner. One that is running is looked at when it has ended. */
    void add(Entry entry) {
        String key = entry.spot().key();
        Entry known = next.get(key);
        if (known != null && !entry.at().isBefore(known.at()) && (known.round() != null || entry.round() == null)) {
            return;
        }
        Entry kept = known != null && entry.round() == null && known.round() != null
                ? new Entry(entry.at(), entry.spot(), known.round())
                : entry;
        if (known != null) {
            waiting.remove(known);
            if (known.at().isBefore(kept.at())) {
                kept = new Entry(known.at(), kept.spot(), kept.round());
            }
        }
        next.put(key, kept);
        waiting.add(kept);
    }

    /** Those that are due by then; they run from now on. */
    List<Entry> due(Instant now) {
        List<Entry> due = new ArrayList<>();
        List<Entry> busy = new ArrayList<>();
        while (!waiting.isEmpty() && !waiting.element().at().isAfter(now)) {
            Entry entry = waiting.remove();
            if (running.add(entry.spot().key())) {
                next.remove(entry.spot().key());
                due.add(entry);
            } else {
                busy.add(entry);
            }
        }
        waiting.addAll(busy);
        return due;
    }

    /** It has ended. */
    void ended(Spot spot) {
        running.remove(spot.key());
    }

    /** Nothing waits any more; what is running goes on. */
    void clear() {
        waiting.clear();
        next.clear();
    }

    boolean isKnown(Spot spot) {
        return next.containsKey(spot.key()) || running.contains(spot.key());
    }

    Optional<Instant> next() {
        return Optional.ofNullable(waiting.peek()).map(Entry::at);
    }

    int running() {
        return running.size();
    }
}
