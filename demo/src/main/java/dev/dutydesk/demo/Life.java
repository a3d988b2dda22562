package dev.dutydesk.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes on in the shop by itself: people buy, the backup runs; and what its switches do elsewhere. */
final class Life implements AutoCloseable {
    static final String BACKUP_CHECK = "backup-incremental";

    private static final Logger log = LoggerFactory.getLogger(Life.class);
    private static final int STORM = 1_000;
    private static final int SYSTEMS = 4;

    private final Books books;
    private final InstantSource clock;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());
    private final AtomicReference<@Nullable Bot> bot = new AtomicReference<>();
    private volatile Instant storm = Instant.EPOCH;

    Life(Books books, InstantSource clock) {
        this.books = books;
        this.clock = clock;
    }

    /** From now on there is a bot to tell. */
    void meets(Bot known) {
        bot.set(known);
    }

    /** What the bot has found, as the shop's page shows it. */
    List<Map<String, Object>> found() {
        Bot known = bot.get();
        return known == null ? List.of() : known.found();
    }

    private Bot bot() {
        Bot known = bot.get();
        if (known == null) {
            throw new IllegalStateException("The bot is still starting");
        }
        return known;
    }

    void begin(Switches switches) {
        every(2, () -> {
            if (!switches.isOn(Switch.CHECKOUT)) {
                books.order("cup", 1).ifPresent(order -> books.pay(order.id()));
            }
        });
        every(5, () -> {
            if (!switches.isOn(Switch.BACKUP) && bot.get() != null) {
                backUp();
            }
        });
    }

    /** @return how the bot answered */
    int backUp() {
        return bot().beat(BACKUP_CHECK, Map.of("exit", 0, "bytes", 48_231_044, "offsite", true));
    }

    void turned(Switch which, boolean on) {
        switch (which) {
            case ORPHAN -> books.orphan(on);
            case STORM -> storm(on);
            case SLOW, CHECKOUT, DISK, BACKUP -> {
                // the shop itself looks at these
            }
        }
    }

    /** A thousand machines of four systems can't be reached, or can again. */
    private void storm(boolean on) {
        Instant now = clock.instant();
        if (on) {
            storm = now;
        }
        List<Map<String, Object>> alerts = IntStream.range(0, STORM)
                .mapToObj(i -> Map.<String, Object>of(
                        "status", on ? "firing" : "resolved",
                        "labels",
                                Map.of(
                                        "alertname",
                                        "InstanceDown",
                                        "severity",
                                        "warning",
                                        "system",
                                        "edge-" + i % SYSTEMS,
                                        "instance",
                                        "edge-" + i % SYSTEMS + "-" + i + ":9100"),
                        "annotations", Map.of("summary", "edge-" + i % SYSTEMS + "-" + i + " can't be reached"),
                        "startsAt", storm.toString(),
                        "endsAt", on ? "0001-01-01T00:00:00Z" : now.toString()))
                .toList();
        int status = bot().alarm(alerts);
        if (status != 200) {
            throw new IllegalStateException("The bot answered " + status);
        }
    }

    private void every(int seconds, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        log.info("The shop goes on: {}", e.getMessage());
                    }
                },
                1,
                seconds,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
