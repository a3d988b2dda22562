package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutsideRedisTest {
    @TempDir
    static Path data;

    static RedisServer other;

    @BeforeAll
    static void start() {
        other = RedisServers.start(new RedisSettings(data, null, null));
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    private static RedisServer connect() throws IOException {
        RedisURI uri = other.uri();
        String password = ServerRecord.read(data.resolve("redis/server.json"))
                .orElseThrow()
                .password();
        return RedisServers.start(
                new RedisSettings(data, "redis://:" + password + "@127.0.0.1:" + uri.getPort(), null));
    }

    @Test
    void takesASafeOne() throws IOException {
        assertThat(connect().warnings()).isEmpty();
        assertThat(connect().standing().up()).isTrue();
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
                    .hasMessageContaining(words);
        } finally {
            Ask.the(other, c -> c.configSet(setting, safe));
        }
    }

    @Test
    void warnsWhereASecondCanBeLost() throws IOException {
        Ask.the(other, c -> c.configSet("appendfsync", "everysec"));
        try {
            assertThat(connect().warnings()).singleElement().asString().contains("last second");
        } finally {
            Ask.the(other, c -> c.configSet("appendfsync", "always"));
        }
    }

    @Test
    void saysWhereNothingListensWithoutThePassword() {
        assertThatThrownBy(() -> RedisServers.start(new RedisSettings(data, "redis://:geheim@127.0.0.1:1", null)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("geheim");
    }
}
