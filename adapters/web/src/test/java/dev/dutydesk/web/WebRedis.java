package dev.dutydesk.web;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import redis.embedded.RedisServer;

/** A real server for a test class, emptied before each test. */
final class WebRedis implements BeforeEachCallback, AfterAllCallback, AutoCloseable {
    private final Path folder;
    private final RedisServer server;
    private final RedisURI uri;
    private final RedisClient client;
    private final StatefulRedisConnection<String, byte[]> connection;

    WebRedis() {
        try {
            folder = Files.createTempDirectory("dutydesk-web");
            uri = RedisURI.create("127.0.0.1", freePort());
            server = RedisServer.newRedisServer()
                    .port(uri.getPort())
                    .bind("127.0.0.1")
                    .setting("dir " + folder)
                    .setting("appendonly yes")
                    .setting("appendfsync always")
                    .setting("save \"\"")
                    .build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = RedisClient.create();
        connection = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), uri);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        connection.sync().flushall();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        // a nested class ends before the one that it stands in
        if (context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty()) {
            close();
        }
    }

    @Override
    public void close() throws IOException {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        server.stop();
        FileSystemUtils.deleteRecursively(folder);
    }

    RedisURI uri() {
        return uri;
    }

    RedisClient client() {
        return client;
    }

    StatefulRedisConnection<String, byte[]> connection() {
        return connection;
    }
}
