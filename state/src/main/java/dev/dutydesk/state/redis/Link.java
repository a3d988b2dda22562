package dev.dutydesk.state.redis;

import io.lettuce.core.Delegating;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisChannelWriter;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.DefaultEndpoint;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One link, opened when it is first asked for. Lettuce brings a cut one back; one over which nothing comes any more (its
 * other end vanished without a word) it would keep until the system gives it up, which takes a quarter of an hour. So
 * while a link is in use it is pinged once a second, and cut where the answer doesn't come.
 */
final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long BETWEEN_PINGS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<StatefulRedisConnection<String, byte[]>> opener;
    private final AtomicLong pinged = new AtomicLong(System.nanoTime());
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private boolean closed;

    Link(Supplier<StatefulRedisConnection<String, byte[]>> opener) {
        this.opener = opener;
    }

    StatefulRedisConnection<String, byte[]> connection() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open == null) {
            open = open();
        }
        long last = pinged.get();
        long now = System.nanoTime();
        if (now - last > BETWEEN_PINGS && pinged.compareAndSet(last, now)) {
            ping(open);
        }
        return open;
    }

    private synchronized StatefulRedisConnection<String, byte[]> open() {
        StatefulRedisConnection<String, byte[]> open = connection;
        if (open == null) {
            if (closed) {
                throw new RedisException("The links to the Redis are closed");
            }
            open = opener.get();
            connection = open;
        }
        return open;
    }

    /** Opens none from now on, and waits for one that is being opened: it would find the client's threads gone. */
    @Override
    public synchronized void close() {
        closed = true;
    }

    private static void ping(StatefulRedisConnection<String, byte[]> open) {
        open.async().ping().whenComplete((pong, e) -> {
            if (e instanceof RedisCommandTimeoutException) {
                LOG.warn("A link to the Redis is silent; replacing it");
                cut(open);
            }
        });
    }

    private static void cut(StatefulRedisConnection<String, byte[]> open) {
        RedisChannelWriter writer = ((RedisChannelHandler<?, ?>) open).getChannelWriter();
        while (writer instanceof Delegating<?> outer && outer.getDelegate() instanceof RedisChannelWriter inner) {
            writer = inner;
        }
        if (writer instanceof DefaultEndpoint end) {
            end.disconnect();
        }
    }
}
