package dev.dutydesk.state.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single questions to one server, each over a link of its own. */
final class Console implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ClientResources resources = ClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();
    private final RedisClient client;

    Console(RedisURI uri) {
        RedisURI patient = RedisURI.builder(uri).withTimeout(PATIENCE).build();
        client = RedisClient.create(resources, patient);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
    }

    boolean answers() {
        try {
            return ask(c -> c.ping()).equals("PONG");
        } catch (RedisException e) {
            return false;
        }
    }

    /** @throws RedisException whatever goes wrong */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        try (var connection = connect()) {
            return question.apply(connection.sync());
        }
    }

    private StatefulRedisConnection<String, String> connect() {
        for (int tries = 1; ; tries++) {
            try {
                return client.connect();
            } catch (RedisException e) {
                // A server that refuses us at once can have hung up before Lettuce looks for the reason.
                if (!(e.getCause() instanceof IllegalStateException) || tries == 5) {
                    throw e;
                }
            }
        }
    }

    /** What it says of itself in those sections of INFO, by field. */
    Map<String, String> info(String... sections) {
        return ask(c -> fields(Stream.of(sections).map(c::info).collect(Collectors.joining("\n"))));
    }

    static Map<String, String> fields(String info) {
        Map<String, String> fields = new HashMap<>();
        info.lines().filter(l -> l.contains(":")).forEach(l -> {
            int colon = l.indexOf(':');
            fields.put(l.substring(0, colon), l.substring(colon + 1).strip());
        });
        return fields;
    }

    /** Tells it to end; whether it did is seen on the process. */
    void shutDown() {
        try {
            ask(c -> {
                c.shutdown(false);
                return true;
            });
        } catch (RedisException expected) {
            // It answers by cutting the link; and where it is gone already there is nothing to tell.
            return;
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
        resources.shutdown(0, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
