package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.store.Backlog;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits now, of all desks together; health has it by desk. Redis is asked once however many gauges are read, so that
 * a scrape takes no longer than that where Redis hangs; without an answer they have no value.
 */
@Component
class Gauges {
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final RedisServer server;
    private final Store store;
    private final Desks desks;
    private final InstantSource clock;
    private @Nullable Look last;

    /** @param backlogs one for each desk; null where Redis doesn't answer */
    private record Look(long taken, @Nullable List<Backlog> backlogs) {}

    Gauges(MeterRegistry registry, RedisServer server, Store store, Desks desks, InstantSource clock) {
        this.server = server;
        this.store = store;
        this.desks = desks;
        this.clock = clock;
        gauge(registry, Metric.REDIS_UP, gauges -> gauges.backlogs() == null ? 0 : 1);
        gauge(registry, Metric.BEHIND, gauges -> gauges.sum(Backlog::behind));
        gauge(registry, Metric.BEHIND_SECONDS, Gauges::behindSeconds);
        gauge(registry, Metric.HELD, gauges -> gauges.sum(Backlog::postponed));
        gauge(registry, Metric.NOTICES_WAITING, gauges -> gauges.sum(Backlog::notices));
        gauge(registry, Metric.TIMERS_DUE, gauges -> gauges.sum(Backlog::timersDue));
    }

    private void gauge(MeterRegistry registry, Metric metric, ToDoubleFunction<Gauges> value) {
        Gauge.builder(metric.word(), this, value).strongReference(true).register(registry);
    }

    private double sum(ToLongFunction<Backlog> count) {
        List<Backlog> now = backlogs();
        return now == null ? Double.NaN : now.stream().mapToLong(count).sum();
    }

    private double behindSeconds() {
        List<Backlog> now = backlogs();
        if (now == null) {
            return Double.NaN;
        }
        Instant at = clock.instant();
        return now.stream()
                .map(Backlog::behindSince)
                .mapToDouble(since -> since == null
                        ? 0
                        : Math.max(0, Duration.between(since, at).toMillis()) / 1000.0)
                .max()
                .orElse(0);
    }

    private synchronized @Nullable List<Backlog> backlogs() {
        if (last == null || System.nanoTime() - last.taken() > FRESH) {
            List<Backlog> read = read();
            last = new Look(System.nanoTime(), read);
        }
        return last.backlogs();
    }

    private @Nullable List<Backlog> read() {
        if (!server.standing().up()) {
            return null;
        }
        try {
            Instant now = clock.instant();
            return desks.all().stream()
                    .map(desk -> store.backlogs().of(desk.id(), now))
                    .toList();
        } catch (RedisException e) {
            return null;
        }
    }
}
