package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.ofRound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Zones;
import dev.dutydesk.state.ticket.Grade;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two processes watch one shop on one Redis. Time stands until a test moves it. */
abstract class TwoReplicas {
    static final Instant TEN = Instant.parse("2026-11-26T02:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-26");
    private static RedisServer server;
    private static Redis redis;
    private static Desks desks;
    static Desk shop;
    private static Path files;

    private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
    /** What is seen, by the check's id; all is well that isn't said. */
    final Map<String, Level> seen = new ConcurrentHashMap<>();
    /** What is well enough as long as it was well before. */
    final Set<String> nearly = ConcurrentHashMap.newKeySet();

    private final List<Store> stores = new ArrayList<>();
    volatile Instant now = TEN;
    volatile Patrol patrol;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        server = RedisServers.start(new RedisSettings(folder.resolve("data"), null, null));
        redis = new Redis(server.uri(), 8);
        files = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(files.resolve("shop.yml"), Examples.text());
        desks = Desks.open(files, 8080, name -> null);
        shop = desks.byId("shop").orElseThrow();
    }

    @AfterAll
    static void stop() {
        desks.close();
        redis.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        redis.reads().sync().flushall();
        patrol = ScriptedPatrol.patrol(
                List.of("app1", "app2", "app3"),
                List.of(new Round(
                        "servers", Duration.ofHours(2), null, List.of("cpu", "mem", "net"), Round.Post.ALWAYS)),
                List.of(
                        ofRound("cpu", "app1", Map.of(Level.WARN, Grade.P3), null),
                        ofRound("mem", "app2", Map.of(), null),
                        ofRound("net", "app3", Map.of(), null)),
                null);
    }

    /** One process. */
    record Replica(Store store, Watching watching, Watch watch, PatrolRounds rounds, Availability availability) {
        /** Takes the lease: all others are taken for dead. */
        Replica takesOver() {
            store.leases().tick();
            assertThat(store.leases().epoch("shop")).isPresent();
            return this;
        }
    }

    Replica replica() {
        Agenda agenda = new Agenda(desks::byId, new CalendarClock(Holidays.shipped()), new OnCall());
        Store store =
                new Store(redis, agenda, Zones.UTC, () -> now, UUID.randomUUID().toString(), true);
        stores.add(store);
        store.leases().add("shop");
        DeskTemplates templates = new DeskTemplates(files);
        Patrols patrols = desk -> Optional.ofNullable(patrol);
        Measures measures = (desk, check, target) -> {
            Instant at = now;
            looks.computeIfAbsent(check.id(), id -> new AtomicInteger()).incrementAndGet();
            CountDownLatch hangs = hanging.get(check.id());
            if (hangs != null) {
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            boolean more = check.crit().containsAll(check.recover());
            Level level = nearly.contains(check.id()) && more ? Level.CRIT : seen.getOrDefault(check.id(), Level.OK);
            return new Sample(
                    check.id(), target == null ? "" : target.id(), at, Duration.ZERO, level, Map.of(), "", List.of());
        };
        Findings findings = new Findings(
                store, new Lifecycle(), new CalendarFacts(Holidays.shipped(), new OnCall()), templates, () -> now);
        Availability availability = new Availability(store, Promotions.OF_FILE);
        Watching watching = new Watching(
                store,
                patrols,
                measures,
                findings,
                availability,
                Promotions.OF_FILE,
                templates,
                new Speech(templates, new OnCall(), () -> now),
                () -> now);
        return new Replica(
                store,
                watching,
                new Watch(desks, store, watching, new Standings(), desk -> {}),
                new PatrolRounds(patrols, store, availability),
                availability);
    }

    /** What the timekeeper of the replica does at that time. */
    void due(Replica replica, Instant through, Instant at) {
        DeskJob.Work work = replica.rounds().due(shop, through, at);
        Outcome outcome = replica.store()
                .tickets()
                .commit(new Commit(
                        "shop",
                        "job:" + at,
                        null,
                        work.records(),
                        work.announcements(),
                        "",
                        replica.store().leases().epoch("shop").orElseThrow(),
                        null,
                        null));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    void letsPass(Replica replica, Duration length) {
        Instant end = now.plus(length);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            for (int i = 0; i < 5; i++) {
                replica.watch().round();
            }
        }
    }

    int looks(String check) {
        return looks.computeIfAbsent(check, id -> new AtomicInteger()).get();
    }

    Availability.Rounds ran(Replica replica) {
        return replica.availability()
                .rounds(shop, "servers", DAY, DAY)
                .getOrDefault(DAY, new Availability.Rounds(0, 0, 0));
    }

    static List<String> open(Replica replica) {
        return replica.store().tickets().list(Query.open("shop", 50)).items().stream()
                .map(each -> each.ticket().report().title())
                .toList();
    }
}
