package dev.dutydesk.state.store;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.TimeUnit;

/** Waits for the answers of commands that were sent together. */
final class Answers {
    private Answers() {}

    /** @throws io.lettuce.core.RedisException where it failed, or didn't come within the connection's time-out */
    static <T> T await(StatefulRedisConnection<?, ?> on, RedisFuture<T> future) {
        return LettuceFutures.awaitOrCancel(future, on.getTimeout().toNanos(), TimeUnit.NANOSECONDS);
    }
}
