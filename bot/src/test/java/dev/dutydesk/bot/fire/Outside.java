package dev.dutydesk.bot.fire;

import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Redis that no bot started, safely set. */
final class Outside implements AutoCloseable {
    private final RedisServer server;
    private final String password;

    private Outside(RedisServer server, String password) {
        this.server = server;
        this.password = password;
    }

    static Outside start(Path folder) {
        RedisServer server = RedisServers.start(new RedisSettings(folder, null, null));
        JsonNode record = new JsonMapper().readTree(folder.resolve("redis/server.json"));
        return new Outside(server, record.path("password").asString());
    }

    int port() {
        return server.uri().getPort();
    }

    /** For the bot's settings, with the password. */
    String uri() {
        return uri(port());
    }

    /** The same, reached by another port. */
    String uri(int port) {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    void set(String setting, String value) {
        try (RedisClient client = RedisClient.create(server.uri());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().configSet(setting, value);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
