package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * When probes run: each has its own place in the time between two of its runs, the same after a restart, so that a thousand that run
 * every minute are spread over it. Lateness doesn't add up. In a promotion that says so they run more often.
 */
final class ProbeTimes {
    /** What runs more seldom, certificates or backups, isn't a matter of moments in a promotion either. */
    private static final Duration PULSE = Duration.ofMinutes(5);

    private final Promotions promotions;

    ProbeTimes(Promotions promotions) {
        this.promotions = promotions;
    }

    /** How often the probe runs then. */
    Duration every(Desk desk, Spot spot, Instant when) {
        Duration usual = usual(spot);
        return promotions.at(desk, when).stream()
                .flatMap(promotion -> denser(promotion, usual))
                .findFirst()
                .orElse(usual);
    }

    /** The probe's next run after one then. A promotion that begins in between has it run sooner. */
    Instant next(Desk desk, Spot spot, Instant last) {
        Instant next = after(spot, last, every(desk, spot, last));
        Duration usual = usual(spot);
        return promotions.of(desk).stream()
                .filter(promotion -> promotion.begin(desk).isAfter(last))
                .flatMap(promotion -> denser(promotion, usual)
                        .map(every -> promotion.begin(desk).plus(within(spot, every))))
                .filter(next::isAfter)
                .min(Instant::compareTo)
                .orElse(next);
    }

    private static Duration usual(Spot spot) {
        return Objects.requireNonNull(spot.check().every());
    }

    private static Stream<Duration> denser(Promotion promotion, Duration usual) {
        Duration every = promotion.probes();
        return every == null || usual.compareTo(PULSE) > 0 || every.compareTo(usual) >= 0
                ? Stream.empty()
                : Stream.of(every);
    }

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
