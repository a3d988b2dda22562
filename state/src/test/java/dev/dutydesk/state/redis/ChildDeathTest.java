package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server, or all, ends under load. */
class ChildDeathTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isBackWithinTwoSecondsAndKeepsWhatItAnswered(boolean setsid) throws IOException {
        Set<String> acked = ConcurrentHashMap.newKeySet();
        try (RedisServer server = EmbeddedRedis.start(data, null, setsid ? Session.SETSID : Session.DAEMON);
                Redis redis = new Redis(server.uri(), 8);
                Load load = new Load(redis, acked::add)) {
            ServerRecord record = Folder.record(data);
            for (int round = 1; round <= 3; round++) {
                int before = acked.size();
                await().until(() -> acked.size() > before + 200);
                ProcessHandle child = Ask.process(server);
                long died = System.nanoTime();
                child.destroyForcibly();
                await().pollInterval(Duration.ofMillis(5)).until(() -> !Processes.runs(child));
                int then = acked.size() + 8; // what was answered already and not counted yet
                await().pollInterval(Duration.ofMillis(10)).until(() -> acked.size() > then);
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - died))
                        .isLessThan(2_000);
            }
            assertThat(Folder.record(data)).isEqualTo(record);
            await().until(() -> server.standing().up());
            assertThat(server.standing().detail()).contains("started again 3 times");
            load.close();
            Folder.assertHasAll(server, acked);
        }
    }

    @Test
    void standsAsDownWhileItIsDown() throws IOException {
        Path once = Folder.wrapper(data, """
                if [ "$1" != --version ]; then [ -e "$0.down" ] && exit 3; fi
                exec "%s" "$@\"""");
        Path data = this.data.resolve("data");
        try (RedisServer server = Folder.start(data, once)) {
            assertThat(server.standing().up()).isTrue();
            Files.createFile(Path.of(once + ".down"));
            Ask.process(server).destroyForcibly();
            await().until(() -> !server.standing().up());
            assertThat(server.standing().detail()).contains("being started again");
            Files.delete(Path.of(once + ".down"));
            await().atMost(Duration.ofSeconds(15)).until(() -> server.standing().up());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsWholeWithinFiveSecondsOfACtrlCUnderLoad(String signal) throws Exception {
        try (Bot bot = Bot.launch(data).acked(500)) {
            ProcessHandle child =
                    Processes.with(data.resolve("redis/redis.conf")).getFirst();
            bot.signalGroup(signal);
            bot.awaitEnd(Duration.ofSeconds(5));
            assertThat(bot.said()).contains("drained", "ended");
            assertThat(Processes.runs(child)).isFalse();
            try (RedisServer server = Folder.start(data)) {
                Folder.assertHasAll(server, bot.acked());
                Folder.assertHasAll(server, Set.of("last"));
                assertThat(server.warnings()).isEmpty();
            }
        }
    }

    @Test
    void closesWithinFiveSecondsWhereTheServerHangs() throws Exception {
        RedisServer server = Folder.start(data);
        Ask.the(server, c -> c.set("SHOP-1", "kept"));
        ProcessHandle child = Ask.process(server);
        Foreground.signal("STOP", child.pid());
        assertThat(server.standing().up()).isFalse();
        long begun = System.nanoTime();
        server.close();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(5_000);
        assertThat(Processes.runs(child)).isFalse();
        try (RedisServer next = Folder.start(data)) {
            Folder.assertHasAll(next, Set.of("SHOP-1"));
        }
    }
}
