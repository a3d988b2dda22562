package dev.dutydesk.state.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Single questions to a server, each over a connection of its own. */
final class Ping {
    private Ping() {}

    static boolean answers(RedisURI uri) {
        try {
            return ask(uri, c -> c.ping().equals("PONG"));
        } catch (RedisException e) {
            return false;
        }
    }

    /** The server's own folder; empty where it isn't there or isn't ours to ask. */
    static Optional<String> folder(RedisURI uri) {
        try {
            Map<String, String> dir = ask(uri, c -> c.configGet("dir"));
            return Optional.ofNullable(dir.get("dir"));
        } catch (RedisException e) {
            return Optional.empty();
        }
    }

    /** Asks it to end; an answer never comes. */
    static void shutDown(RedisURI uri) {
        try {
            ask(uri, c -> {
                c.shutdown(false);
                return true;
            });
        } catch (RedisException e) {
            // The link is cut by the end itself; who called looks at the process.
            return;
        }
    }

    static <T> T ask(RedisURI uri, Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        try (var connection = client.connect()) {
            connection.setTimeout(Duration.ofSeconds(2));
            return question.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }
}
