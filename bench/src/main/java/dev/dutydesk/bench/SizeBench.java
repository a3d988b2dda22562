package dev.dutydesk.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a commit and a list cost with few and with many tickets in the store, the same number open in both; what a ticket
 * takes; how long a start takes. Both stores stand beside each other and are asked in turn.
 */
final class SizeBench implements Benchmark {
    @Override
    public String name() {
        return "size";
    }

    @Override
    public String compares() {
        return "A commit, a list, memory and restart with few and with many tickets in the store, the same number of them"
                + " open.";
    }

    /** @param redis until Redis answers, @param bot until the bot is ready, Redis included; ZERO where it wasn't started */
    private record Restart(Duration redis, Duration bot) {}

    @Override
    public Table run(Sizes sizes) throws Exception {
        try (Folder small = Folder.fresh("few");
                Folder big = Folder.fresh("many")) {
            Table table = new Table(
                    "", Table.number(sizes.few()) + " tickets", Table.number(sizes.many()) + " tickets", "ratio");
            try (Ground few = open(small);
                    Ground many = open(big)) {
                Filling littleFull = Filling.of(few, sizes.few() - sizes.open(), sizes.open());
                Filling veryFull = Filling.of(many, sizes.many() - sizes.open(), sizes.open());
                List<Ground> both = List.of(few, many);
                Probes.lists(both, sizes.probes() / 2); // warms up
                List<Probes> lists = Probes.lists(both, sizes.probes());
                List<Probes> commits = Probes.commits(both, sizes.probes());
                row(table, "commit, median", commits, Probes::whole);
                row(table, "… of it in Redis's commands, mean", commits, Probes::inRedis);
                row(table, "list of 500 open ones, median", lists, Probes::whole);
                row(table, "… of it in Redis's commands, mean", lists, Probes::inRedis);
                row(
                        table,
                        "memory of an archived ticket",
                        littleFull.archived(),
                        veryFull.archived(),
                        SizeBench::bytes);
                row(table, "memory of an open ticket", littleFull.open(), veryFull.open(), SizeBench::bytes);
                row(
                        table,
                        "memory of Redis",
                        Server.of(few).usedMemory(),
                        Server.of(many).usedMemory(),
                        SizeBench::megabytes);
                row(table, "data folder", small.size(), big.size(), SizeBench::megabytes);
            }
            if (sizes.withBot()) {
                prepare();
            }
            Restart few = restart(small, sizes.withBot());
            Restart many = restart(big, sizes.withBot());
            row(table, "restart of Redis", few.redis().toNanos(), many.redis().toNanos(), Table::millis);
            if (sizes.withBot()) {
                row(
                        table,
                        "restart of bot and Redis",
                        few.bot().toNanos(),
                        many.bot().toNanos(),
                        Table::millis);
            }
            return table;
        }
    }

    private static Ground open(Folder home) {
        return Ground.open(home.path().resolve("data"), Ground.LANES);
    }

    /** The first start of all makes what later ones start faster with. */
    private static void prepare() throws IOException, InterruptedException {
        try (Folder home = Folder.fresh("first")) {
            Bot.start(home.path()).close();
        }
    }

    private static Restart restart(Folder home, boolean withBot) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Duration redis;
        try (Ground ground = open(home)) {
            redis = Duration.ofNanos(System.nanoTime() - began);
        }
        if (!withBot) {
            return new Restart(redis, Duration.ZERO);
        }
        try (Bot bot = Bot.start(home.path())) {
            return new Restart(redis, bot.startedIn());
        }
    }

    private static void row(Table table, String name, List<Probes> probes, ToDoubleFunction<Probes> figure) {
        row(table, name, figure.applyAsDouble(probes.get(0)), figure.applyAsDouble(probes.get(1)), Table::millis);
    }

    private static void row(Table table, String name, double few, double many, DoubleFunction<String> unit) {
        table.row(name, unit.apply(few), unit.apply(many), Table.number(many / few));
    }

    private static String bytes(double bytes) {
        return Table.number(bytes) + " B";
    }

    private static String megabytes(double bytes) {
        return Table.number(bytes / 1e6) + " MB";
    }
}
