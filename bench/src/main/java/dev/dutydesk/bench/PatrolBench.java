package dev.dutydesk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A thousand HTTP checks a minute, and what is said when one thing takes fifty others along. */
final class PatrolBench implements Benchmark {
    private static final int CHECKS = 1_000;
    private static final int BEHIND = 50;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    /** The first runs are at no place of their own, and the JVM is cold. */
    private static final Duration WARM_UP = Duration.ofSeconds(150);

    private static final Duration TOLD = Duration.ofSeconds(90);
    private static final String NOTHING_MUCH = """
            version: 1
            targets:
              own: {host: local}
            checks:
              - {id: own-host, type: host, target: own, every: 1h, crit: ["disk.max_used <= 0.99"]}
            """;

    @Override
    public String name() {
        return "patrol";
    }

    @Override
    public String compares() {
        return Table.number(CHECKS)
                + " HTTP checks a minute in the bot, beside prometheus-blackbox-exporter probing the same pages; and how"
                + " many messages " + BEHIND + " checks make behind one dead parent.";
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        Table table = new Table(
                "", "checks", "CPU a check", "memory", "memory a check", "lag p50", "lag p99", "greatest lag");
        if (sizes.withBot()) {
            try (Site site = new Site()) {
                bot(site, sizes.minutes(), table);
                exporter(site, sizes.minutes(), table);
            }
            table.row(
                    BEHIND + " checks behind one dead parent: messages",
                    Table.number(messages()),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "");
        }
        return table;
    }

    private static void bot(Site site, int minutes, Table table) throws Exception {
        try (Folder home = Folder.fresh("patrol")) {
            patrol(home.path(), NOTHING_MUCH);
            try (Bot bot = Bot.start(home.path())) {
                Running jvm = new Running(bot.process().pid());
                Running redis = Running.redisOf(home.path());
                Thread.sleep(Duration.ofSeconds(15));
                long idleJvm = jvm.kilobytes();
                long idleRedis = redis.kilobytes();
                patrol(home.path(), checks(site));
                Thread.sleep(WARM_UP);
                long began = System.nanoTime();
                Duration ofJvm = jvm.processorTime();
                Duration ofRedis = redis.processorTime();
                Thread.sleep(Duration.ofMinutes(minutes));
                long[] lags = lags(site, began);
                row(table, "the bot", lags, jvm.processorTime().minus(ofJvm), jvm.kilobytes(), idleJvm);
                row(table, "… and its Redis", lags, redis.processorTime().minus(ofRedis), redis.kilobytes(), idleRedis);
            }
        }
    }

    /** How much later than at its earliest each check was there, counted from minute to minute. */
    private static long[] lags(Site site, long since) {
        List<Long> lags = new ArrayList<>();
        for (int page = 0; page < CHECKS; page++) {
            List<Long> asked = site.asked(page, since);
            List<Long> off = asked.stream()
                    .map(at -> Math.floorMod(at - asked.getFirst() + MINUTE / 2, MINUTE) - MINUTE / 2)
                    .toList();
            long earliest = off.stream().mapToLong(Long::longValue).min().orElse(0);
            off.forEach(each -> lags.add(each - earliest));
        }
        return lags.stream().mapToLong(Long::longValue).toArray();
    }

    private static void exporter(Site site, int minutes, Table table) throws Exception {
        Optional<Path> program = Exporter.program();
        if (program.isEmpty()) {
            table.row("prometheus-blackbox-exporter isn't installed", "", "", "", "", "", "", "");
            return;
        }
        try (Folder home = Folder.fresh("exporter");
                Exporter exporter = Exporter.start(program.get(), home.path())) {
            Running running = new Running(exporter.process().pid());
            long idle = running.kilobytes();
            exporter.probes(site, CHECKS, 1);
            Duration before = running.processorTime();
            long[] lags = exporter.probes(site, CHECKS, minutes);
            row(
                    table,
                    "prometheus-blackbox-exporter",
                    lags,
                    running.processorTime().minus(before),
                    running.kilobytes(),
                    idle);
        }
    }

    private static void row(Table table, String name, long[] lags, Duration processor, long kilobytes, long idle) {
        long[] sorted = Arrays.stream(lags).sorted().toArray();
        table.row(
                name,
                Table.number(lags.length),
                Table.millis((double) processor.toNanos() / Math.max(1, lags.length)),
                kilobytes / 1024 + " MB",
                Table.number((double) (kilobytes - idle) / CHECKS) + " KB",
                Table.millis(at(sorted, 0.5)),
                Table.millis(at(sorted, 0.99)),
                Table.millis(at(sorted, 1)));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /** What the room is told when something dies that fifty checks depend on, and all of them see it. */
    private static int messages() throws Exception {
        try (Folder home = Folder.fresh("behind")) {
            patrol(home.path(), NOTHING_MUCH);
            try (Bot bot = Bot.start(home.path());
                    HttpLine line = new HttpLine(bot.port())) {
                Thread.sleep(Duration.ofSeconds(5));
                int before = said(line);
                patrol(home.path(), behind());
                Thread.sleep(TOLD);
                return said(line) - before;
            }
        }
    }

    /** Messages of the bot's that stand in the room by themselves. */
    private static int said(HttpLine line) throws IOException {
        JsonNode all = JsonMapper.shared()
                .readTree(line.get("/api/rooms/" + Shop.ROOM + "/messages?limit=200")
                        .body());
        return (int) all.path("items")
                .valueStream()
                .filter(message -> message.path("user").asString("").equals("dutydesk")
                        && message.path("thread").isNull())
                .count();
    }

    private static String checks(Site site) {
        StringBuilder targets = new StringBuilder("version: 1\ntargets:\n");
        StringBuilder checks = new StringBuilder("checks:\n");
        for (int page = 0; page < CHECKS; page++) {
            targets.append("  t%d: {url: \"%s\", system: site}%n".formatted(page, site.address(page)));
            checks.append(
                    "  - {id: page-%d, type: http, target: t%d, every: 1m, crit: [\"status == 200\", \"ms <= 3000\"], ticket: {grade: {crit: P3}, group: ops}}%n"
                            .formatted(page, page));
        }
        return targets.append(checks).toString();
    }

    private static String behind() {
        StringBuilder text = new StringBuilder("""
                version: 1
                defaults: {timeout: 2s, confirm: {fails: 2, every: 2s, oks: 2}, group: {wait: 5s}}
                targets:
                  gate: {url: "http://127.0.0.1:9", system: gate}
                checks:
                  - {id: gateway, type: http, target: gate, every: 10s, ticket: {grade: {crit: P2}, group: ops}}
                """);
        for (int page = 0; page < BEHIND; page++) {
            text.append(
                    "  - {id: page-%d, type: http, target: gate, every: 10s, depends: gateway, ticket: {grade: {crit: P2}, group: ops}}%n"
                            .formatted(page));
        }
        return text.toString();
    }

    /** The example desk with that patrol, which a running bot takes up by itself. */
    private static void patrol(Path home, String text) throws IOException {
        Path desks = Files.createDirectories(home.resolve("desks").resolve("patrols"));
        Files.writeString(desks.resolve("shop.yml"), text);
        try (InputStream example = PatrolBench.class.getResourceAsStream("/desks/shop.yml")) {
            byte[] desk = Objects.requireNonNull(example, "the example desk").readAllBytes();
            Files.writeString(desks.resolveSibling("shop.yml"), new String(desk, StandardCharsets.UTF_8));
        }
    }
}
