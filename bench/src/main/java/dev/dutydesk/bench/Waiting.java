package dev.dutydesk.bench;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.Presence;
import dev.dutydesk.bot.timer.Timekeeper;
import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The example desk with tickets of the second grade that nobody takes, reported a millisecond after each other: half an hour
 * is promised, after 15 minutes whoever is on duty is told, after 25 again. The bot's own store, agenda and timekeeper; posts
 * aren't sent.
 */
final class Waiting implements AutoCloseable {
    static final Instant FIRST = Cast.NINE;
    /** From the report to its first timer. */
    static final Duration FIRST_TIMER = Duration.ofMinutes(15);

    private static final int CALLERS = 32;

    final HandClock clock = new HandClock(FIRST);
    final Store store;
    final Server server;
    /** How many were fired in all. */
    final AtomicInteger fired = new AtomicInteger();

    private final ThreadLocal<Instant> due = new ThreadLocal<>();
    private final Lifecycle lifecycle = new Lifecycle();
    private final FactsSource facts = new CalendarFacts(Holidays.shipped(), new OnCall());
    private final RedisServer redisServer;
    private final Redis redis;
    private final Desks desks;
    private final Desk desk;
    private final Timekeeper timekeeper;
    private volatile Lags lags = new Lags(0);

    /** How late the firings of a measurement were, in ns. */
    static final class Lags {
        private final long[] nanos;
        private final AtomicInteger count = new AtomicInteger();

        Lags(int most) {
            nanos = new long[most];
        }

        private void add(Duration lag) {
            int i = count.getAndIncrement();
            if (i < nanos.length) {
                nanos[i] = lag.toNanos();
            }
        }

        Measured measured() {
            return Measured.of(1, nanos);
        }
    }

    private Waiting(Path home) {
        redisServer = RedisServers.start(new RedisSettings(home.resolve("data"), null, null));
        redis = new Redis(redisServer.uri(), Ground.LANES);
        desks = Desks.open(home.resolve("desks"), 8080, name -> null);
        desk = desks.byId(Shop.DESK).orElseThrow();
        Agenda agenda = new Agenda(desks::byId, new CalendarClock(Holidays.shipped()), new OnCall());
        store = new Store(
                redis, agenda, id -> Shop.ZONE, clock, UUID.randomUUID().toString(), true);
        server = new Server(redis.reads().sync());
        Speech speech = new Speech(new DeskTemplates(home.resolve("desks")), new OnCall(), clock);
        Presence presence = new Presence(store, speech, clock);
        timekeeper = new Timekeeper(
                desks,
                store,
                lifecycle,
                this::gather,
                agenda,
                any -> List.of(),
                List.of(),
                presence,
                clock,
                this::fired);
    }

    static Waiting of(Path home, int tickets) throws Exception {
        Waiting waiting = new Waiting(home);
        Load.flatOut(
                Load.callers(CALLERS, number -> waiting.report(number, Grade.P2, FIRST.plusMillis(number))), tickets);
        waiting.server.forgetAnswers();
        waiting.server.awaitNoRewrite();
        return waiting;
    }

    /** The lease taken and the timekeeper started. */
    void start() throws InterruptedException {
        store.leases().add(Shop.DESK);
        store.leases().start();
        while (store.leases().epoch(Shop.DESK).isEmpty()) {
            Thread.sleep(Duration.ofMillis(20));
        }
        timekeeper.start();
    }

    /** From now on lags are noted there. */
    Lags note(int most) {
        Lags noted = new Lags(most);
        lags = noted;
        return noted;
    }

    void report(int number, Grade grade, Instant at) {
        String reporter = "wang.fang";
        Act.Report act = new Act.Report(
                TicketId.at(at),
                Shop.DESK,
                Shop.said(number),
                reporter,
                "service",
                Ticket.Origin.PERSON,
                null,
                new Place(Shop.ROOM, Shop.message(number)),
                grade,
                "function",
                "page",
                "dev",
                List.of("样式"),
                false,
                false,
                null,
                List.of(Shop.ROOM),
                null);
        Actor actor = desk.actor(reporter).orElseThrow();
        if (!(lifecycle.decide(null, act, facts.gather(desk, null, act, actor, at))
                instanceof Decision.Changed changed)) {
            throw new IllegalStateException("Not reported");
        }
        Outcome outcome = store.tickets().commit(Commit.of(Shop.DESK, "in:" + grade + number, changed.change(), "{}"));
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("Not committed: " + outcome);
        }
    }

    /** On the thread that commits it afterwards. */
    private Facts gather(Desk of, @Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now) {
        if (ticket != null) {
            due.set(ticket.report().at().plus(FIRST_TIMER));
        }
        return facts.gather(of, ticket, act, actor, now);
    }

    private void fired(String id) {
        lags.add(Duration.between(due.get(), clock.instant()));
        fired.incrementAndGet();
    }

    /** The bytes of one entry among the timers. */
    double timerBytes() {
        String timers = "dd:{" + Shop.DESK + "}:timers";
        return (double) redis.reads().sync().memoryUsage(timers)
                / redis.reads().sync().zcard(timers);
    }

    @Override
    public void close() {
        timekeeper.close();
        store.close();
        desks.close();
        redis.close();
        redisServer.close();
    }
}
