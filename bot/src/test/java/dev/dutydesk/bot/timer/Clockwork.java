package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Zones;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The example shop's timers on a real Redis, kept by as many processes as a test wants; time stands until it is moved. */
final class Clockwork implements AutoCloseable {
    static final String DESK = "shop";
    static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    private final Lifecycle lifecycle = new Lifecycle();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final RedisServer server;
    private final Path folder;
    private final Desks desks;
    private final Desk shop;
    private final FactsSource facts = new CalendarFacts(Holidays.shipped(), new OnCall());
    volatile Instant now = NINE;

    Clockwork(Path folder) throws IOException {
        server = RedisServers.start(new RedisSettings(folder.resolve("data"), null, null));
        Path files = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(files.resolve("shop.yml"), Examples.text());
        this.folder = files;
        desks = Desks.open(files, 8080, name -> null);
        shop = desks.byId(DESK).orElseThrow();
    }

    /** One process. */
    record Replica(Redis redis, Store store, Timekeeper timekeeper) implements AutoCloseable {
        /** Tries for the lease: has it at once where nobody does, or where it takes all others for dead. */
        Replica beats() {
            store.leases().tick();
            return this;
        }

        @Override
        public void close() {
            timekeeper.close();
            store.leases().close();
            redis.close();
        }
    }

    /** @param alone whether it takes others for dead */
    Replica replica(boolean alone) {
        return replica(alone, facts);
    }

    /** @param asked stands before the commit of each firing */
    Replica replica(boolean alone, FactsSource asked) {
        Redis redis = new Redis(server.uri(), 8);
        Agenda agenda = new Agenda(desks::byId, new CalendarClock(Holidays.shipped()), new OnCall());
        Store store =
                new Store(redis, agenda, Zones.UTC, () -> now, UUID.randomUUID().toString(), alone);
        store.leases().add(DESK);
        Speech speech = new Speech(new DeskTemplates(folder), new OnCall(), () -> now);
        Timekeeper timekeeper = new Timekeeper(
                desks,
                store,
                lifecycle,
                asked,
                agenda,
                any -> List.of(),
                List.of(),
                new Presence(store, speech, () -> now),
                () -> now,
                desk -> {});
        Replica replica = new Replica(redis, store, timekeeper);
        open.add(replica);
        return replica;
    }

    FactsSource facts() {
        return facts;
    }

    /** 王芳 reports something of the second grade: after 15 minutes whoever is on duty is told, after 24:54 the lead. */
    TicketId report(Replica replica, Instant at) {
        TicketId id = TicketId.at(at);
        Actor reporter = shop.actor("wang.fang").orElseThrow();
        Act.Report act = new Act.Report(
                id,
                DESK,
                "商品页很慢",
                "wang.fang",
                reporter.side(),
                Ticket.Origin.PERSON,
                null,
                new Place("shop", null),
                Grade.P2,
                "function",
                "page",
                "dev",
                List.of("慢"),
                false,
                false,
                null,
                List.of("shop"),
                null);
        if (!(lifecycle.decide(null, act, facts.gather(shop, null, act, reporter, at))
                instanceof Decision.Changed changed)) {
            throw new AssertionError("not reported");
        }
        Commit commit = Commit.of(DESK, "in:" + id, changed.change(), "");
        Outcome outcome = replica.store().tickets().commit(commit);
        if (outcome instanceof Outcome.Unknown) {
            // A busy machine's answer may come too late; the same id asks what became of it.
            outcome = replica.store().tickets().commit(commit);
        }
        if (!(outcome instanceof Outcome.Done)) {
            throw new AssertionError("not reported");
        }
        return id;
    }

    /** When, after the report at nine, somebody was told and how far the chain had come. */
    List<String> told(Replica replica, TicketId ticket) {
        return replica.store().tickets().history(DESK, ticket).stream()
                .filter(event -> event.verb() == Verb.REMIND)
                .map(Clockwork::told)
                .toList();
    }

    private static String told(Event event) {
        return Duration.between(NINE, event.at()).toMinutes() + " min: "
                + event.detail().get("kind") + " "
                + event.detail().getOrDefault("what", "");
    }

    static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        desks.close();
        server.close();
    }
}
