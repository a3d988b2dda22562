package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTest {
    @TempDir
    static Path data;

    static RedisServer server;

    @BeforeAll
    static void start() {
        server = Folder.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RedisURI over(Cable cable) {
        RedisURI uri = server.uri();
        uri.setPort(cable.port());
        return uri;
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    @Test
    void keepsATicketOnItsLane() {
        try (Redis redis = new Redis(server.uri(), 8)) {
            assertThat(redis.lane("SHOP-1")).isSameAs(redis.lane("SHOP-1")).isNotSameAs(redis.reads());
        }
    }

    @Test
    void opensALinkWhenItIsFirstAskedFor() throws IOException {
        int port = Ports.free();
        try (Redis redis = new Redis(RedisURI.create("127.0.0.1", port), 8)) {
            assertThatThrownBy(() -> redis.lane("SHOP-1")).isInstanceOf(RedisConnectionException.class);
        }
        try (Redis redis = new Redis(server.uri(), 8)) {
            await().until(() -> links() == 1); // the one that asks; those of other tests are gone
            redis.lane("SHOP-1");
            assertThat(links()).isEqualTo(2);
            redis.reads();
            assertThat(links()).isEqualTo(3);
        }
    }

    private static long links() {
        return Ask.the(server, c -> c.clientList()).lines().count();
    }

    @Test
    void refusesAtOnceWhileItIsCut() throws IOException {
        try (Cable cable = new Cable(server.uri().getPort());
                Redis redis = new Redis(over(cable), 1)) {
            redis.lane("a").sync().ping();
            cable.close();
            await().until(() -> refused(redis));
            long begun = System.nanoTime();
            assertThat(refused(redis)).isTrue();
            assertThat(millisSince(begun)).as("no time-out was waited for").isLessThan(1_900);
        }
    }

    private static boolean refused(Redis redis) {
        try {
            redis.lane("a").sync().ping();
            return false;
        } catch (RedisCommandTimeoutException waited) {
            return false;
        } catch (RedisException atOnce) {
            return true;
        }
    }

    @Test
    void doesNotSendACommandAgainThatWasUnderWayWhenItWasCut() throws IOException {
        try (Cable cable = new Cable(server.uri().getPort());
                Redis redis = new Redis(over(cable), 1)) {
            redis.lane("a").sync().ping();
            cable.silence();
            RedisFuture<Long> counted = redis.lane("a").async().incr("counted");
            await().until(() -> "1".equals(Ask.<String>the(server, c -> c.get("counted"))));
            cable.cut();
            await().until(counted::isDone);
            assertThat(counted.getError()).isNotNull().doesNotContain("timed out");
            await().ignoreExceptions().until(() -> redis.lane("a").sync().ping().equals("PONG"));
            assertThat(redis.lane("a").sync().get("counted")).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void replacesASilentLink() throws IOException {
        try (Cable cable = new Cable(server.uri().getPort());
                Redis redis = new Redis(over(cable), 1)) {
            redis.lane("a").sync().ping();
            cable.silence();
            long begun = System.nanoTime();
            assertThatThrownBy(() -> redis.lane("a").sync().ping()).isInstanceOf(RedisCommandTimeoutException.class);
            assertThat(millisSince(begun)).isBetween(1_900L, 10_000L);
            await().ignoreExceptions()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> redis.lane("a").sync().ping().equals("PONG"));
        }
    }

    @Test
    void opensNoLinkOnceClosed() {
        Redis redis = new Redis(server.uri(), 1);
        redis.lane("a");
        redis.close();
        assertThatThrownBy(redis::reads).isInstanceOf(RedisException.class).hasMessageContaining("closed");
    }

    @Test
    void waitsForALinkThatIsBeingOpenedBeforeItCloses() throws Exception {
        try (Cable cable = new Cable(server.uri().getPort());
                ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            cable.slow(Duration.ofMillis(300));
            Redis redis = new Redis(over(cable), 1);
            Future<?> opened = aside.submit(redis::reads);
            await().until(cable::used);
            redis.close();
            assertThat(opened.isDone()).isTrue();
        }
    }

    @Test
    void lendsItsClientForReadsThatBlockLongerThanACommandMayWait() {
        try (Redis redis = new Redis(server.uri(), 1);
                var own = redis.client().connect(Redis.CODEC)) {
            own.setTimeout(Duration.ofSeconds(10));
            long begun = System.nanoTime();
            assertThat(own.sync().blpop(3, "nothing")).isNull();
            assertThat(millisSince(begun)).isGreaterThan(2_500);
        }
    }
}
