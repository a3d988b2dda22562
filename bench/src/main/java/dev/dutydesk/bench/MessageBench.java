package dev.dutydesk.bench;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.ticket.Change;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * From a person's message to its 201, against the limit: what a report writes, committed by the store alone, on the same
 * kind of server, configured the same, on the same disk. What is decided is decided before the limit is measured.
 */
final class MessageBench implements Benchmark {
    private static final int CONNECTIONS = 50;
    private static final int TRIES = 10;
    private static final String MESSAGES = "/api/rooms/" + Shop.ROOM + "/messages";
    private static final String KEPT = "{\"kind\":\"done\"}";

    private final Shop shop = new Shop(new Lifecycle());

    @Override
    public String name() {
        return "message";
    }

    @Override
    public String compares() {
        return "Reports committed by the store alone (the limit) beside messages that are reported to the running bot over"
                + " HTTP and answered 201, while it posts their cards.";
    }

    /** One way to commit, and how many a second each round gave. */
    private record Way(String name, int lanes, int callers, List<Double> rates) {
        Way(String name, int lanes, int callers) {
            this(name, lanes, callers, new ArrayList<>());
        }
    }

    /** What the rounds with the bot gave. */
    private record Spoken(
            List<Double> rates, List<Double> p50, List<Double> p99, List<Double> posted, List<Double> lag) {
        Spoken() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(Measured messages, double cards, double seconds) {
            rates.add(messages.perSecond());
            p50.add((double) messages.percentile(50));
            p99.add((double) messages.percentile(99));
            posted.add(cards);
            lag.add(seconds);
        }
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        List<Way> ways = List.of(
                new Way("1 commit at a time, 1 connection", 1, 1),
                new Way("8 at a time, 8 connections", 8, 8),
                new Way("50 at a time, 8 connections (as the bot has)", Ground.LANES, CONNECTIONS),
                new Way("50 at a time, 50 connections", CONNECTIONS, CONNECTIONS));
        Spoken full = new Spoken();
        Spoken half = new Spoken();
        for (int round = 0; round < sizes.rounds(); round++) {
            for (Way way : ways) {
                way.rates().add(commits(way, sizes.calls()));
            }
            if (sizes.withBot()) {
                speak(sizes.calls(), full, half);
            }
        }
        double limit = ways.stream()
                .mapToDouble(way -> Measured.median(way.rates()))
                .max()
                .orElseThrow();
        Table table =
                new Table("", "a second", "of the limit", "p50", "p99", "cards posted meanwhile", "last card after");
        for (Way way : ways) {
            double rate = Measured.median(way.rates());
            table.row(way.name(), Table.number(rate), Table.number(rate / limit), "", "", "", "");
        }
        if (sizes.withBot()) {
            row(table, "messages, 50 connections, flat out", full, limit);
            row(table, "messages, 50 connections, at half of that", half, limit);
        }
        return table;
    }

    private static void row(Table table, String name, Spoken spoken, double limit) {
        double rate = Measured.median(spoken.rates());
        table.row(
                name,
                Table.number(rate),
                Table.number(rate / limit),
                Table.millis(Measured.median(spoken.p50())),
                Table.millis(Measured.median(spoken.p99())),
                Table.number(100 * Measured.median(spoken.posted())) + " %",
                Table.number(Measured.median(spoken.lag())) + " s");
    }

    private double commits(Way way, int calls) throws Exception {
        int warmUp = calls / 4;
        int most = Math.max(1, way.callers() < CONNECTIONS ? calls / 4 : calls);
        List<Change> changes = IntStream.range(0, warmUp + most)
                .mapToObj(i -> shop.reported(Cast.NINE.plusMillis(i), i))
                .toList();
        try (Folder folder = Folder.fresh("limit");
                Ground ground = Ground.open(folder.path().resolve("data"), way.lanes())) {
            Load.flatOut(Load.callers(way.callers(), i -> commit(ground, changes.get(i), i)), warmUp);
            return Load.flatOut(
                            Load.callers(way.callers(), i -> commit(ground, changes.get(warmUp + i), warmUp + i)), most)
                    .perSecond();
        }
    }

    private static void commit(Ground ground, Change change, int number) {
        String id = "in:" + Shop.ROOM + ":shop/" + Shop.ROOM + "/" + Shop.message(number);
        Outcome outcome = ground.store().tickets().commit(Commit.of(Shop.DESK, id, change, KEPT));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("Not committed: " + outcome);
        }
    }

    private static void speak(int calls, Spoken full, Spoken half) throws Exception {
        try (Folder folder = Folder.fresh("bot");
                Bot bot = Bot.start(folder.path());
                BotMetrics metrics = new BotMetrics(bot.port())) {
            List<HttpLine> lines = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                lines.add(new HttpLine(bot.port()));
            }
            List<Load.Caller> callers = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> speaker(lines.get(i), Shop.person(i)))
                    .toList();
            Load.flatOut(callers, calls / 2);
            metrics.awaitAllShown();
            Measured flatOut = counted(metrics, full, () -> Load.flatOut(callers, calls));
            double rate = flatOut.perSecond() / 2;
            counted(metrics, half, () -> Load.paced(callers, calls / 2, rate));
            for (HttpLine line : lines) {
                line.close();
            }
        }
    }

    private interface Loading {
        Measured run() throws Exception;
    }

    /** Adds how many of the cards stood in the room when the last message was answered, and when the last one did. */
    private static Measured counted(BotMetrics metrics, Spoken into, Loading load) throws Exception {
        Measured messages = load.run();
        long ended = System.nanoTime();
        double behind = metrics.behind();
        metrics.awaitAllShown();
        into.add(messages, 1 - behind / messages.sorted().length, (System.nanoTime() - ended) / 1e9);
        return messages;
    }

    /**
     * Each speaks for themselves: what somebody says is compared with what they said before. Where an answer isn't confirmed
     * yet, the message is sent again with its id, as the interface asks; it all counts.
     */
    private static Load.Caller speaker(HttpLine line, String person) {
        return number -> {
            String id = UUID.randomUUID().toString();
            String json = "{\"user\":\"" + person + "\",\"text\":\"" + Shop.said(number) + "\",\"id\":\"" + id + "\"}";
            HttpLine.Reply reply = line.post(MESSAGES, json);
            for (int i = 0; i < TRIES && reply.status() == 503; i++) {
                reply = line.post(MESSAGES, json);
            }
            if (reply.status() != 201 || !reply.body().contains("\"ticket\"")) {
                throw new IOException("The bot answered " + reply);
            }
        };
    }
}
