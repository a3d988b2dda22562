package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    Path data;

    private RedisServer start() {
        return RedisServers.start(new RedisSettings(data, null, null));
    }

    @Test
    void syncsEveryWriteAndEvictsNothing() {
        try (RedisServer server = start()) {
            Ask.the(server, c -> {
                assertThat(c.configGet("appendonly")).containsValue("yes");
                assertThat(c.configGet("appendfsync")).containsValue("always");
                assertThat(c.configGet("no-appendfsync-on-rewrite")).containsValue("no");
                assertThat(c.configGet("maxmemory-policy")).containsValue("noeviction");
                assertThat(c.configGet("bind")).containsValue("127.0.0.1");
                return true;
            });
        }
    }

    @Test
    void keepsWhatWasWrittenAcrossAStop() {
        try (RedisServer server = start()) {
            Ask.the(server, c -> c.set("SHOP-1", "付不了款"));
        }
        try (RedisServer server = start()) {
            assertThat(Ask.<String>the(server, c -> c.get("SHOP-1"))).isEqualTo("付不了款");
        }
    }

    @Test
    void refusesASecondBotOnTheFolder() {
        try (RedisServer server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(Ask.answers(server)).isTrue();
        }
    }

    @Test
    void startsTheChildAgainOnTheSamePortWhenItIsKilled() {
        try (RedisServer server = start()) {
            Ask.the(server, c -> c.set("SHOP-1", "kept"));
            kill(server);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> Ask.answers(server) && server.standing().up());
            assertThat(Ask.<String>the(server, c -> c.get("SHOP-1"))).isEqualTo("kept");
            assertThat(server.standing().detail()).contains("started again 1 times");
        }
    }

    @Test
    void refusesDataThatANewerRedisWroteAndLeavesItAlone() throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        Files.createDirectory(folder.resolve("appendonlydir"));
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("Redis 7.0 or newer");
        assertThat(folder.resolve("appendonly.aof")).doesNotExist();
        Files.delete(folder.resolve("appendonlydir"));
        Files.writeString(folder.resolve("version"), "7.0.1");
        assertThatThrownBy(this::start).isInstanceOf(StartRefused.class).hasMessageContaining("7.0.1");
    }

    @Test
    void keepsThePasswordToItsOwner() throws IOException {
        try (RedisServer server = start()) {
            Path record = data.resolve("redis/server.json");
            assertThat(Files.getPosixFilePermissions(record)).hasSize(2);
            assertThat(server.describe() + server.standing())
                    .doesNotContain(ServerRecord.read(record).orElseThrow().password());
        }
    }

    private static void kill(RedisServer server) {
        Ask.process(server).destroyForcibly();
    }
}
