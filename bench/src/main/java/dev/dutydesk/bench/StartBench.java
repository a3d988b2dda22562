package dev.dutydesk.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How soon the packaged bot answers, and what it and its Redis hold of the machine's memory while it is busy. */
final class StartBench implements Benchmark {
    private static final int STARTS = 5;
    private static final int CONNECTIONS = 50;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final String MESSAGES = "/api/rooms/" + Shop.ROOM + "/messages";
    private static final String REPORT = "{\"user\":\"wang.fang\",\"text\":\"@dutydesk 付不了款，页面一直转圈\"}";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String compares() {
        return "The bot started by bin/dutydesk beside the same by java -jar, each time with a new data folder: from the command to"
                + " the first answered message, and the most memory held (RSS, its Redis apart) under load from "
                + CONNECTIONS + " connections.";
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        Table table = new Table("", "first answer after", "messages a second", "p99", "JVM", "Redis");
        if (sizes.withBot()) {
            row(table, "`bin/dutydesk`", sizes.calls(), Bot.SCRIPT.toString());
            row(table, "`java -jar`", sizes.calls(), Bot.java(), "-jar", Bot.JAR.toString());
        }
        return table;
    }

    private static void row(Table table, String name, int calls, String... command) throws Exception {
        // Once uncounted: what the script prepares is then there, and the files are in memory for both.
        firstAnswer(command);
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(firstAnswer(command));
        }
        try (Folder home = Folder.fresh("start");
                Bot bot = Bot.start(home.path(), command)) {
            Busy busy = busy(bot, home.path(), calls);
            table.row(
                    name,
                    Table.number(Measured.median(starts)) + " s",
                    Table.number(busy.load().perSecond()),
                    Table.millis(busy.load().percentile(99)),
                    busy.jvm() / 1024 + " MB",
                    busy.redis() / 1024 + " MB");
        }
    }

    /** In seconds. */
    private static double firstAnswer(String... command) throws Exception {
        try (Folder home = Folder.fresh("start");
                Bot bot = Bot.start(home.path(), command)) {
            long ready = System.nanoTime();
            try (HttpLine line = new HttpLine(bot.port())) {
                report(line);
            }
            return (bot.startedIn().toNanos() + System.nanoTime() - ready) / 1e9;
        }
    }

    private static void report(HttpLine line) throws IOException {
        HttpLine.Reply reply = line.post(MESSAGES, REPORT);
        if (reply.status() != 201) {
            throw new IOException("A report was answered " + reply.status() + ": " + reply.body());
        }
    }

    /** @param jvm the most that was seen, in KB; likewise that of Redis */
    private record Busy(Measured load, long jvm, long redis) {}

    private static Busy busy(Bot bot, Path home, int calls) throws Exception {
        Running redis = Running.redisOf(home);
        Running jvm = new Running(bot.process().pid());
        AtomicLong ofJvm = new AtomicLong();
        AtomicLong ofRedis = new AtomicLong();
        List<HttpLine> lines = new ArrayList<>();
        Thread watch = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    ofJvm.accumulateAndGet(jvm.kilobytes(), Math::max);
                    ofRedis.accumulateAndGet(redis.kilobytes(), Math::max);
                    Thread.sleep(LOOK);
                }
            } catch (IOException | InterruptedException ended) {
                // the load has ended
            }
        });
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                lines.add(new HttpLine(bot.port()));
            }
            Measured load = Load.flatOut(
                    lines.stream()
                            .map(line -> (Load.Caller) number -> report(line))
                            .toList(),
                    calls);
            return new Busy(load, ofJvm.get(), ofRedis.get());
        } finally {
            watch.interrupt();
            for (HttpLine line : lines) {
                line.close();
            }
        }
    }
}
