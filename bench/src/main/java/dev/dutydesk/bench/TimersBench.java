package dev.dutydesk.bench;

import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Timers of tickets: what they cost while they wait, how late they are, and how many can be fired a second. */
final class TimersBench implements Benchmark {
    private static final int A_SECOND = 1_000;
    /** Half of what the bot takes in messages a second. */
    private static final int BESIDE = 230;

    private static final int CALLERS = 50;

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public String compares() {
        return "Timers of waiting tickets: idle, 1,000 due a second with people's commits beside them, and as many as can be"
                + " fired, each a commit of its ticket, beside db-scheduler's executions with an update and an insert each"
                + " on a PostgreSQL that syncs as well.";
    }

    @Override
    public Table run(Sizes sizes) throws Exception {
        try (Folder folder = Folder.fresh("timers");
                Waiting waiting = Waiting.of(folder.path(), sizes.timers())) {
            Table table = new Table("", Table.number(sizes.timers()) + " waiting", "aim");
            table.row("memory of a timer", Table.number(waiting.timerBytes()) + " B", "");
            idle(table, waiting, sizes);
            Instant next = paced(table, waiting, sizes);
            flatOut(table, waiting, sizes, next);
            return table;
        }
    }

    private static void idle(Table table, Waiting waiting, Sizes sizes) throws Exception {
        Duration look = sizes.withBot() ? Duration.ofSeconds(10) : Duration.ofMillis(100);
        Thread.sleep(look.dividedBy(4));
        double before = waiting.server.processorTime();
        double without = usedIn(look);
        double redisWithout = waiting.server.processorTime() - before;
        waiting.start();
        // Until those of all open tickets have been gone through.
        long began = System.nanoTime();
        double last;
        double used = usedIn(sizes.withBot() ? Duration.ofMillis(2_500) : Duration.ofMillis(1_200));
        do {
            last = used;
            used = usedIn(look.dividedBy(10));
        } while (sizes.withBot() && Math.max(last, used) > 0.1);
        String through = "after " + Table.number((System.nanoTime() - began) / 1e9) + " s";
        before = waiting.server.processorTime();
        double with = usedIn(look);
        double redisWith = waiting.server.processorTime() - before;
        double seconds = look.toNanos() / 1e9;
        table.row("until all have been gone through after a start", sizes.withBot() ? through : "", "");
        table.row("processor while none is due", percent(with, redisWith / seconds), "");
        table.row("… the same without a timekeeper", percent(without, redisWithout / seconds), "");
    }

    private static String percent(double process, double redis) {
        return Table.number(100 * process) + " % of a core, Redis " + Table.number(100 * redis) + " %";
    }

    /** @return the share of a core that this process took meanwhile */
    private static double usedIn(Duration look) throws InterruptedException {
        double before = Pace.processorTime();
        long began = System.nanoTime();
        Thread.sleep(look);
        return (Pace.processorTime() - before) * 1e9 / (System.nanoTime() - began);
    }

    /** @return the instant of the last timer that is fired */
    private static Instant paced(Table table, Waiting waiting, Sizes sizes) throws Exception {
        Instant first = Waiting.FIRST.plus(Waiting.FIRST_TIMER);
        int warmUp = sizes.due() / 4;
        int beside = Math.max(10, sizes.due() * BESIDE / A_SECOND);
        AtomicInteger number = new AtomicInteger(sizes.timers());
        List<Load.Caller> people =
                Load.callers(CALLERS, i -> waiting.report(number.getAndIncrement(), Grade.P3, waiting.clock.instant()));
        Load.paced(people, beside / 2, BESIDE);
        Measured alone = Load.paced(people, beside, BESIDE);
        waiting.clock.stand(first.plusMillis(warmUp - 1L));
        await(waiting, warmUp);
        Waiting.Lags lags = waiting.note(sizes.due());
        waiting.clock.go(first.plusMillis(warmUp));
        Measured besides = Load.paced(people, beside, BESIDE);
        await(waiting, warmUp + sizes.due());
        int all = waiting.fired.get() + A_SECOND / 5;
        Instant last = first.plusMillis(all - 1L);
        waiting.clock.stand(last);
        await(waiting, all);
        Measured late = lags.measured();
        table.row("1,000 due a second: lag, median", Table.millis(late.percentile(50)), "");
        table.row("1,000 due a second: lag, p99", Table.millis(late.percentile(99)), "≤ 1,000 ms");
        table.row(
                BESIDE + " commits a second beside them: p50, p99",
                Table.millis(besides.percentile(50)) + ", " + Table.millis(besides.percentile(99)),
                "");
        table.row(
                "… the same commits alone: p50, p99",
                Table.millis(alone.percentile(50)) + ", " + Table.millis(alone.percentile(99)),
                "");
        return last;
    }

    private static void await(Waiting waiting, int fired) throws InterruptedException {
        long began = System.nanoTime();
        while (waiting.fired.get() < fired) {
            if (System.nanoTime() - began > Duration.ofMinutes(3).toNanos()) {
                throw new IllegalStateException("Only " + waiting.fired + " of " + fired + " were fired");
            }
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    private static void flatOut(Table table, Waiting waiting, Sizes sizes, Instant next) throws Exception {
        List<Pace> ours = new ArrayList<>();
        List<Pace> theirs = new ArrayList<>();
        if (!sizes.withBot()) {
            ours.add(fire(waiting, next, sizes.due()));
        } else {
            try (Peer peer = Peer.of(sizes.timers())) {
                int due = Math.min(sizes.due(), sizes.timers() / (2 * sizes.rounds() + 1));
                peer.executions(due / 2);
                Instant from = next;
                for (int round = 0; round < sizes.rounds(); round++) {
                    ours.add(fire(waiting, from, due));
                    from = from.plusMillis(due);
                    theirs.add(peer.executions(due));
                }
            }
        }
        table.row("fired a second, all due at once", rate(ours), "");
        table.row("… processor time for each", micros(ours), "");
        if (!theirs.isEmpty()) {
            table.row("db-scheduler, lock and fetch, executions a second", rate(theirs), "");
            table.row("… processor time for each, PostgreSQL's included", micros(theirs), "");
            table.row("ratio", Table.number(median(ours, Pace::perSecond) / median(theirs, Pace::perSecond)), "≥ 1.2");
        }
    }

    private static double median(List<Pace> paces, ToDoubleFunction<Pace> figure) {
        return Measured.median(paces.stream().map(figure::applyAsDouble).toList());
    }

    private static String rate(List<Pace> paces) {
        return Table.number(median(paces, Pace::perSecond));
    }

    private static String micros(List<Pace> paces) {
        return Table.number(median(paces, Pace::processor) * 1e6) + " µs";
    }

    private static Pace fire(Waiting waiting, Instant from, int due) throws InterruptedException {
        int before = waiting.fired.get();
        double server = waiting.server.processorTime();
        Pace.Meter meter = Pace.begin(due);
        waiting.clock.stand(from.plusMillis(due));
        while (waiting.fired.get() == before) {
            Thread.sleep(Duration.ofMillis(1));
        }
        meter.first(waiting.fired.get() - before);
        await(waiting, before + due);
        return meter.end(waiting.server.processorTime() - server);
    }
}
