package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideRedisTest {
    @TempDir
    static Path data;

    static RedisServer other;

    @BeforeAll
    static void start() {
        other = Folder.start(data);
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    private static String address(String userAndPassword) {
        return "redis://" + userAndPassword + "@127.0.0.1:" + other.uri().getPort();
    }

    private static RedisServer connect() throws IOException {
        return connect(address(":" + Folder.record(data).password()));
    }

    private static RedisServer connect(String address) {
        return RedisServers.start(new RedisSettings(data, address, null));
    }

    private static AbstractThrowableAssert<?, ?> refused(String address) {
        return assertThatThrownBy(() -> connect(address))
                .isInstanceOf(StartRefused.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void takesASafeOneAndLeavesItRunning() throws IOException {
        try (RedisServer outside = connect()) {
            assertThat(outside.warnings()).isEmpty();
            assertThat(outside.standing().up()).isTrue();
            assertThat(outside.describe())
                    .contains("6.2.11", "127.0.0.1:" + other.uri().getPort())
                    .doesNotContain(Folder.record(data).password());
        }
        assertThat(Ask.answers(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "appendonly,no,yes,lost when it stops",
        "maxmemory-policy,allkeys-lru,noeviction,throw tickets away",
        "no-appendfsync-on-rewrite,yes,no,rewrites",
        "appendfsync,no,always,not be on disk"
    })
    void refusesAnUnsafeOneInWords(String setting, String unsafe, String safe, String words) {
        Ask.the(other, c -> c.configSet(setting, unsafe));
        try {
            assertThatThrownBy(OutsideRedisTest::connect)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining(setting + " is " + unsafe)
                    .extracting(e -> ((StartRefused) e).hint())
                    .asString()
                    .contains("Set " + setting + " " + safe);
        } finally {
            Ask.the(other, c -> c.configSet(setting, safe));
        }
    }

    @Test
    void warnsWhereASecondCanBeLost() throws IOException {
        Ask.the(other, c -> c.configSet("appendfsync", "everysec"));
        try (RedisServer outside = connect()) {
            assertThat(outside.warnings()).singleElement().asString().contains("last second");
        } finally {
            Ask.the(other, c -> c.configSet("appendfsync", "always"));
        }
    }

    @Test
    void warnsWhereItMayNotLook() {
        AclSetuserArgs bot = AclSetuserArgs.Builder.on()
                .allKeys()
                .allChannels()
                .allCommands()
                .addPassword("geheim");
        Ask.the(other, c -> c.aclSetuser("bot", bot.removeCommand(CommandType.CONFIG)));
        try (RedisServer outside = connect(address("bot:geheim"))) {
            assertThat(outside.warnings())
                    .singleElement()
                    .asString()
                    .contains("can't be verified", "CONFIG is denied", "appendfsync always")
                    .doesNotContain("geheim");
        }
        Ask.the(other, c -> c.aclSetuser("bot", AclSetuserArgs.Builder.removeCommand(CommandType.INFO)));
        try (RedisServer outside = connect(address("bot:geheim"))) {
            assertThat(outside.warnings()).hasSize(2).anyMatch(w -> w.contains("INFO is denied"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":geheim", "bot-2:geheim"})
    void saysThatThePasswordIsWrong(String userAndPassword) {
        refused(address(userAndPassword)).hasMessageContaining("doesn't take this user and password");
    }

    @Test
    void saysThatAPasswordIsMissing() {
        refused("redis://127.0.0.1:" + other.uri().getPort())
                .hasMessageContaining("doesn't take this user and password");
    }

    @Test
    void refusesOneThatIsTooOld() throws IOException {
        try (OldRedis old = new OldRedis("6.0.16")) {
            refused(old.address()).hasMessageContaining("is 6.0.16; Dutydesk needs 6.2 or newer");
        }
        try (OldRedis recent = new OldRedis("6.2.0")) {
            // It agrees to CONFIG with a bare OK, so nothing is known of its settings.
            connect(recent.address()).close();
        }
    }

    @Test
    void refusesAReplica(@TempDir Path second) throws IOException {
        try (RedisServer replica = Folder.start(second)) {
            Ask.the(replica, c -> c.replicaof("127.0.0.1", other.uri().getPort()));
            String password = Folder.record(second).password();
            refused("redis://:" + password + "@127.0.0.1:" + replica.uri().getPort())
                    .hasMessageContaining("is a replica");
        }
    }

    @Test
    void saysWhereNothingListensWithoutThePassword() throws IOException {
        int port = Ports.free();
        refused("redis://:geheim@127.0.0.1:" + port).hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void saysThatItDoesNotAnswerAnyMore(@TempDir Path second) throws IOException {
        RedisServer server = Folder.start(second);
        String password = Folder.record(second).password();
        try (RedisServer outside =
                connect("redis://:" + password + "@127.0.0.1:" + server.uri().getPort())) {
            server.close();
            assertThat(outside.standing().up()).isFalse();
            assertThat(outside.standing().detail()).contains("doesn't answer").doesNotContain(password);
        }
    }

    @Test
    void saysThatAnAddressIsNone() {
        for (String address : List.of("localhost:6379", "http://localhost", "redis://", "geheim")) {
            refused(address);
        }
    }
}
