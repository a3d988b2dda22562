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
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web chat's own connections, opened when first needed: a few for writes, since Redis groups what it syncs to disk
 * by what arrives together on one, and the last for reads. The blocking reader takes one more for itself.
 *
 * <p>Lettuce brings back a connection that was cut; one over which nothing comes any more it would keep for as long as the
 * system does, a quarter of an hour. So where a call wasn't answered in time, and nothing else was on that connection
 * since, it is given up and the next call opens another.
 */
final class RedisLink implements AutoCloseable {
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final RedisClient client;
    private final RedisURI uri;
    private final int writers;
    private final AtomicReferenceArray<@Nullable Line> lines;
    private final ReentrantLock opening = new ReentrantLock();
    private boolean closed;

    RedisLink(RedisClient client, RedisURI uri, int writers) {
        this.client = client;
        // the handshake of a connection waits as long as a command does
        this.uri = RedisURI.builder(uri).withTimeout(ANSWER_WITHIN).build();
        this.writers = writers;
        this.lines = new AtomicReferenceArray<>(writers + 1);
    }

    /** A connection, and when something came over it last. */
    private final class Line {
        private final int index;
        private final StatefulRedisConnection<String, byte[]> connection;
        private volatile long heard = System.nanoTime();

        Line(int index, StatefulRedisConnection<String, byte[]> connection) {
            this.index = index;
            this.connection = connection;
        }

        <T> T run(Script script, ScriptOutputType type, List<String> keys, byte[]... arguments) {
            String[] names = keys.toArray(String[]::new);
            try {
                return ask(commands -> commands.evalsha(script.sha(), type, names, arguments));
            } catch (RedisNoScriptException unknownSinceRedisStarted) {
                return ask(commands -> commands.eval(script.text(), type, names, arguments));
            }
        }

        /** @throws StoreSilent where no answer came: it may have been done or not */
        <T> T ask(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
            long asked = System.nanoTime();
            RedisFuture<T> answer = command.apply(connection.async());
            try {
                T got = answer.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                heard = System.nanoTime();
                return got;
            } catch (TimeoutException e) {
                // What still waits in a queue for the link to come back must not be sent later.
                answer.cancel(true);
                if (heard - asked < 0) {
                    giveUp();
                }
                throw new StoreSilent("Redis did not answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RedisNoScriptException unknown) {
                    throw unknown;
                }
                throw new StoreSilent("Redis refused: " + e.getMessage(), e);
            } catch (CancellationException e) {
                throw new StoreSilent("The connection to Redis was given up", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreSilent("Interrupted while waiting for Redis", e);
            }
        }

        private void giveUp() {
            if (lines.compareAndSet(index, this, null)) {
                log.warn("A connection to Redis is silent; replacing it");
                connection.closeAsync();
            }
        }
    }

    /** @param lane calls with the same one go over the same connection, in their order */
    <T> T write(Script script, ScriptOutputType type, String lane, List<String> keys, byte[]... arguments) {
        return line(Math.floorMod(lane.hashCode(), writers)).run(script, type, keys, arguments);
    }

    <T> T read(Script script, ScriptOutputType type, List<String> keys, byte[]... arguments) {
        return line(writers).run(script, type, keys, arguments);
    }

    <T> T write(String lane, Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return line(Math.floorMod(lane.hashCode(), writers)).ask(command);
    }

    <T> T read(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        return line(writers).ask(command);
    }

    /** A connection of the caller's own, for blocking reads. */
    StatefulRedisConnection<String, byte[]> open() {
        lockForOpening();
        try {
            if (closed) {
                throw new StoreSilent("The web chat has been stopped");
            }
            return client.connect(CODEC, uri);
        } catch (RedisException e) {
            throw new StoreSilent("Redis can't be reached", e);
        } finally {
            opening.unlock();
        }
    }

    /** Whether the connection for reads stands. */
    boolean stands() {
        Line reads = lines.get(writers);
        return reads != null && reads.connection.isOpen();
    }

    private Line line(int index) {
        Line open = lines.get(index);
        if (open != null) {
            return open;
        }
        lockForOpening();
        try {
            Line meanwhile = lines.get(index);
            if (meanwhile != null) {
                return meanwhile;
            }
            Line opened = new Line(index, open());
            lines.set(index, opened);
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

    /** Opens none from now on, and waits for one that is being opened: it would find the client's threads gone. */
    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            List<Line> open = new ArrayList<>();
            for (int i = 0; i < lines.length(); i++) {
                Line line = lines.getAndSet(i, null);
                if (line != null) {
                    open.add(line);
                }
            }
            open.forEach(line -> line.connection.close());
        } finally {
            opening.unlock();
        }
    }
}
