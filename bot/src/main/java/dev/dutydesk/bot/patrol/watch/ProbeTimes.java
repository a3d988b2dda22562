package dev.dutydesk.bot.patrol.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * When probes run: each has its own place in the time between two of its runs, the same after a restart, so that a thousand that run
 * every minute are spread over it. Lateness doesn't add up.
 */
final class ProbeTimes {
    private ProbeTimes() {}

    /** After a run then. Between half and one and a half of {@code every} later: the first run is at no place of its own. */
    static Instant after(Spot spot, Instant last, Duration every) {
        long length = Math.max(1, every.toMillis());
        long place = place(spot, length);
        long next = Math.floorDiv(last.toEpochMilli() - place, length) * length + place + length;
        boolean tooSoon = next - last.toEpochMilli() < length / 2;
        return Instant.ofEpochMilli(tooSoon ? next + length : next);
    }

    /** A time of its own within that length. */
    static Duration within(Spot spot, Duration length) {
        return Duration.ofMillis(place(spot, Math.max(1, length.toMillis())));
    }

    private static long place(Spot spot, long length) {
        // The key's own hash is much the same for page-1 and page-2.
        long mixed = spot.key().hashCode() * 0x9E3779B97F4A7C15L;
        return Math.floorMod(mixed >>> 16, length);
    }
}
