package dev.dutydesk.state.store;

import dev.dutydesk.state.redis.FreePort;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.embedded.RedisServer;

/** The real server for a test class, emptied before each test. */
@NullUnmarked // JUnit fills it
final class StoreRedis implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private RedisServer server;
    private int port;
    private RedisClient client;
    private Connections connections;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        start();
    }

    /** For tests that JUnit's extensions don't reach. */
    void start() throws IOException {
        port = FreePort.take();
        Path dir = Files.createTempDirectory("dutydesk-redis");
        server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir " + dir)
                .setting("appendonly yes")
                .setting("appendfsync always")
                .setting("save \"\"")
                .build();
        server.start();
        client = RedisClient.create(
                RedisURI.builder().withHost("127.0.0.1").withPort(port).build());
        connections = connect();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    void empty() {
        connections.reads().sync().flushall();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        stop();
    }

    void stop() throws IOException {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        server.stop();
    }

    int port() {
        return port;
    }

    Connections connections() {
        return connections;
    }

    /** Those of another process. */
    Connections connect() {
        StatefulRedisConnection<String, byte[]> lane = open();
        StatefulRedisConnection<String, byte[]> reads = open();
        return new Connections() {
            @Override
            public StatefulRedisConnection<String, byte[]> lane(String id) {
                return lane;
            }

            @Override
            public StatefulRedisConnection<String, byte[]> reads() {
                return reads;
            }
        };
    }

    private StatefulRedisConnection<String, byte[]> open() {
        StatefulRedisConnection<String, byte[]> connection =
                client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        connection.setTimeout(Duration.ofSeconds(2));
        return connection;
    }
}
