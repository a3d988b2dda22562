package dev.dutydesk.web;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The web chat's own connections, opened when first needed: a few for writes, since Redis groups what it syncs to disk
 * by what arrives together on one, and the last for reads. The blocking reader takes one more for itself.
 */
final class RedisLink implements AutoCloseable {
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final RedisClient client;
    private final RedisURI uri;
    private final int writers;
    private final AtomicReferenceArray<@Nullable StatefulRedisConnection<String, byte[]>> connections;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile boolean closed;

    RedisLink(RedisClient client, RedisURI uri, int writers) {
        this.client = client;
        // the handshake of a connection waits as long as a command does
        this.uri = RedisURI.builder(uri).withTimeout(ANSWER_WITHIN).build();
        this.writers = writers;
        this.connections = new AtomicReferenceArray<>(writers + 1);
    }

    /** @param lane calls with the same one go over the same connection, in their order */
    <T> T write(Script script, ScriptOutputType type, String lane, List<String> keys, byte[]... arguments) {
        return run(connection(Math.floorMod(lane.hashCode(), writers)), script, type, keys, arguments);
    }

    <T> T read(Script script, ScriptOutputType type, List<String> keys, byte[]... arguments) {
        return run(connection(writers), script, type, keys, arguments);
    }

    <T> T write(String lane, Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return await(command.apply(
                connection(Math.floorMod(lane.hashCode(), writers)).async()));
    }

    <T> T read(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return await(command.apply(connection(writers).async()));
    }

    /** A connection of the caller's own, for blocking reads. */
    StatefulRedisConnection<String, byte[]> open() {
        if (closed) {
            throw new StoreSilent("The web chat has been stopped");
        }
        try {
            return client.connect(CODEC, uri);
        } catch (RedisException e) {
            throw new StoreSilent("Redis can't be reached", e);
        }
    }

    /** Whether the connection for reads stands. */
    boolean stands() {
        StatefulRedisConnection<String, byte[]> reads = connections.get(writers);
        return reads != null && reads.isOpen();
    }

    private static <T> T run(
            StatefulRedisConnection<String, byte[]> connection,
            Script script,
            ScriptOutputType type,
            List<String> keys,
            byte[]... arguments) {
        String[] names = keys.toArray(String[]::new);
        try {
            return await(connection.async().evalsha(script.sha(), type, names, arguments));
        } catch (RedisNoScriptException unknownSinceRedisStarted) {
            return await(connection.async().eval(script.text(), type, names, arguments));
        }
    }

    /** @throws StoreSilent where no answer came: it may have been done or not */
    private static <T> T await(RedisFuture<T> answer) {
        try {
            return answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // What still waits in a queue for the link to come back must not be sent later.
            answer.cancel(true);
            throw new StoreSilent("Redis did not answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisNoScriptException unknown) {
                throw unknown;
            }
            throw new StoreSilent("Redis refused: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreSilent("Interrupted while waiting for Redis", e);
        }
    }

    private StatefulRedisConnection<String, byte[]> connection(int index) {
        StatefulRedisConnection<String, byte[]> open = connections.get(index);
        if (open != null) {
            return open;
        }
        lockForOpening();
        try {
            StatefulRedisConnection<String, byte[]> meanwhile = connections.get(index);
            if (meanwhile != null) {
                return meanwhile;
            }
            StatefulRedisConnection<String, byte[]> opened = open();
            connections.set(index, opened);
            return opened;
        } finally {
            opening.unlock();
        }
    }

    /** Redis is opened by one at a time; who waits for that waits no longer than for an answer. */
    private void lockForOpening() {
        try {
            if (!opening.tryLock(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreSilent("Redis did not answer within " + ANSWER_WITHIN.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreSilent("Interrupted while waiting for Redis", e);
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            List<StatefulRedisConnection<String, byte[]>> open = new ArrayList<>();
            for (int i = 0; i < connections.length(); i++) {
                StatefulRedisConnection<String, byte[]> connection = connections.getAndSet(i, null);
                if (connection != null) {
                    open.add(connection);
                }
            }
            open.forEach(StatefulRedisConnection::close);
        } finally {
            opening.unlock();
        }
    }
}
