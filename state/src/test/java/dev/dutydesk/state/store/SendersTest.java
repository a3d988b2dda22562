package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Shop.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.TestSender.Crashed;
import dev.dutydesk.state.store.TestSender.Trouble;
import dev.dutydesk.state.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets change on many threads while senders are paused, cut off and killed: what do the rooms show in the end? */
class SendersTest {
    private static final int CHANGES = 50;
    private static final int CRASHES = 6;
    private static final String[] CHANNELS = {"service", "alerts"};

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final List<TicketId> tickets =
            IntStream.range(0, 12).mapToObj(i -> TicketId.at(Shop.NINE)).toList();
    private final Marks marks = new Marks(redis.connections());
    private final MovedTime time = new MovedTime();
    /** Who has gone round once since the trouble ended: what they were late with is in. */
    private final Set<String> calmRounds = ConcurrentHashMap.newKeySet();

    private final AtomicInteger crashed = new AtomicInteger();
    private volatile boolean calm;
    private volatile boolean over;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoProcessesTellEachEventOnceWhereThePlatformKnowsItsPosts(long seed) throws Exception {
        Room room = new Room(true);
        Random chance = new Random(seed);
        run(
                List.of(
                        process("one", room, false, pausesAndCrashes(chance.nextLong())),
                        process("other", room, false, pausesAndCrashes(chance.nextLong()))),
                chance);

        assertThat(epoch()).isGreaterThan(2);
        eachRoomShows(room);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasClaimedBeforeACrashIsFoundAndToldOnce(long seed) throws Exception {
        Room room = new Room(false);
        Random chance = new Random(seed);
        run(List.of(process("one", room, true, crashes(chance.nextLong()))), chance);

        assertThat(epoch()).isGreaterThan(2);
        eachRoomShows(room);
    }

    private void eachRoomShows(Room room) {
        Shop shop = new Shop(redis.connections());
        for (TicketId ticket : tickets) {
            int revision = (int) shop.revision(ticket);
            for (String channel : CHANNELS) {
                Mark mark = new Mark(ticket, channel);
                Shown shown = marks.shown(DESK, mark);
                assertThat(shown.sending()).isNull();
                assertThat(shown.revision()).isEqualTo(revision);
                assertThat(shown.lastEvent()).isEqualTo(revision);
                assertThat(room.cards(mark)).containsExactly((long) revision);
                assertThat(room.told(mark))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, revision).boxed().toList());
            }
        }
    }

    /** Three threads change tickets, each change moving time on; then the trouble ends, and time goes on. */
    private void run(List<Callable<Void>> processes, Random chance) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            processes.forEach(process -> running.add(threads.submit(process)));
            List<CompletableFuture<Void>> committing = IntStream.range(0, 3)
                    .mapToObj(i -> new Random(chance.nextLong()))
                    .map(own -> CompletableFuture.runAsync(() -> change(own), threads))
                    .toList();
            CompletableFuture.allOf(committing.toArray(CompletableFuture[]::new))
                    .join();
            calm = true;
            time.release();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                time.move(Duration.ofMillis(500));
                return calmRounds.size() == processes.size() && behind().isEmpty();
            });
            over = true;
            for (Future<?> process : running) {
                process.get();
            }
        }
    }

    private List<Mark> behind() {
        return marks.behind(DESK, time.now(), 1000);
    }

    private void change(Random chance) {
        Shop shop = new Shop(redis.connections());
        for (int i = 0; i < CHANGES || crashed.get() < CRASHES; i++) {
            TicketId ticket = tickets.get(i < tickets.size() ? i : chance.nextInt(tickets.size()));
            shop.change(time.now(), ticket, CHANNELS);
            time.move(Duration.ofMillis(chance.nextInt(300)));
        }
    }

    private long epoch() {
        byte[] value = redis.connections().reads().sync().hget(WaitingKeys.lease(DESK), "epoch");
        return Long.parseLong(new String(value, StandardCharsets.UTF_8));
    }

    /** Runs a sender until all is over; one that crashed is started anew, without its memory and its lease. */
    private Callable<Void> process(String name, Room room, boolean claims, Trouble trouble) {
        return () -> {
            Connections own = redis.connect();
            for (int start = 1; !over; start++) {
                TestSender sender = new TestSender(name + start, own, room, claims, time, trouble);
                try {
                    while (!over) {
                        boolean wasCalm = calm;
                        sender.round();
                        if (wasCalm) {
                            calmRounds.add(name);
                        }
                    }
                } catch (Crashed e) {
                    crashed.incrementAndGet();
                }
            }
            return null;
        };
    }

    private Trouble crashes(long seed) {
        Random chance = new Random(seed);
        return () -> {
            if (!calm && chance.nextInt(30) == 0) {
                throw new Crashed();
            }
        };
    }

    private Trouble pausesAndCrashes(long seed) {
        Random chance = new Random(seed);
        Trouble crashes = crashes(chance.nextLong());
        return () -> {
            if (!calm && chance.nextInt(30) == 0) {
                // One that comes back from a long pause lives on: it would have to die at once for its stale edit to
                // go unnoticed.
                time.pause(Duration.ofSeconds(10));
            } else {
                crashes.mayCome();
            }
        };
    }
}
