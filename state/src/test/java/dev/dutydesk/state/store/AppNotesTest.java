package dev.dutydesk.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the apps of chat platforms must know in every process. */
class AppNotesTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private static final String APP = "dingtalk:ding7f";
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final AppNotes notes = new AppNotes(redis.connections());

    @Test
    void aNoteIsThereUntilItsTimeIsOverByTheCallersClockOrAnotherTakesItsPlace() {
        notes.keep(APP, "webhook:cid", "https://one two", NOW.plusSeconds(60), NOW);
        assertThat(notes.find(APP, "webhook:cid", NOW)).contains("https://one two");
        assertThat(notes.find("dingtalk:other", "webhook:cid", NOW)).isEmpty();
        assertThat(notes.find(APP, "webhook:cid", NOW.plusSeconds(60))).isEmpty();

        notes.keep(APP, "webhook:cid", "", NOW.plusSeconds(90), NOW);
        assertThat(notes.find(APP, "webhook:cid", NOW.plusSeconds(60))).contains("");
        notes.keep(APP, "webhook:cid", "over", NOW, NOW);
        assertThat(notes.find(APP, "webhook:cid", NOW)).contains("");
        assertThat(redis.connections().reads().sync().pttl("dd:{" + APP + "}:webhook:cid"))
                .as("Redis forgets it too")
                .isBetween(1L, 90_000L);
    }

    @Test
    void ofManyWhoKeepOneIsTheFirstAndTheOthersAreToldWhat() throws Exception {
        Callable<Optional<String>> keep =
                () -> notes.keepFirst(APP, "signed", Thread.currentThread().toString(), NOW.plusSeconds(60), NOW);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> kept =
                    many.invokeAll(Stream.generate(() -> keep).limit(20).toList());
            assertThat(kept)
                    .extracting(Future::resultNow)
                    .filteredOn(Optional::isPresent)
                    .hasSize(19)
                    .containsOnly(notes.find(APP, "signed", NOW));
        }
        assertThat(notes.keepFirst(APP, "signed", "later", NOW.plusSeconds(90), NOW.plusSeconds(60)))
                .as("what is over")
                .isEmpty();
    }

    @Test
    void ofManyWhoTakeOneGetsIt() throws Exception {
        notes.keep(APP, "tapped", "1", NOW.plusSeconds(60), NOW);
        Callable<Optional<String>> take = () -> notes.take(APP, "tapped", NOW);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<String>>> taken =
                    many.invokeAll(Stream.generate(() -> take).limit(20).toList());
            assertThat(taken)
                    .extracting(Future::resultNow)
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }
    }

    @Test
    void aCountIsTheSumOfWhatAllAdd() throws Exception {
        Callable<Long> add = () -> notes.add(APP, "calls:2026-11", 2, Duration.ofDays(62));
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each :
                    many.invokeAll(Stream.generate(() -> add).limit(50).toList())) {
                each.get();
            }
        }
        assertThat(notes.sum(APP, "calls:2026-11")).isEqualTo(100);
        assertThat(notes.sum(APP, "calls:2026-12")).isZero();
    }
}
