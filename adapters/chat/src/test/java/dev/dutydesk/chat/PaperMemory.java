package dev.dutydesk.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What processes that have the same one know together; it can be out of reach. */
public final class PaperMemory implements AppMemory {
    private final InstantSource clock;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private boolean unreachable;

    private record Kept(String value, Instant until) {}

    public PaperMemory(InstantSource clock) {
        this.clock = clock;
    }

    /** @param gone whether nobody reaches it */
    public synchronized void goes(boolean gone) {
        unreachable = gone;
    }

    @Override
    public synchronized void keep(String key, String value, Instant until) {
        reach();
        kept.put(key, new Kept(value, until));
    }

    @Override
    public synchronized Optional<String> keepFirst(String key, String value, Instant until) {
        Optional<String> before = find(key);
        if (before.isEmpty()) {
            keep(key, value, until);
        }
        return before;
    }

    @Override
    public synchronized Optional<String> find(String key) {
        reach();
        return Optional.ofNullable(kept.get(key))
                .filter(each -> each.until().isAfter(clock.instant()))
                .map(Kept::value);
    }

    @Override
    public synchronized Optional<String> take(String key) {
        Optional<String> found = find(key);
        kept.remove(key);
        return found;
    }

    @Override
    public synchronized long add(String key, long more, Duration keep) {
        reach();
        return counts.merge(key, more, Long::sum);
    }

    @Override
    public synchronized long sum(String key) {
        reach();
        return counts.getOrDefault(key, 0L);
    }

    private void reach() {
        if (unreachable) {
            throw new IllegalStateException("out of reach");
        }
    }
}
