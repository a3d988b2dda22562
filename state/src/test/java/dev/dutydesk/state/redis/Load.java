package dev.dutydesk.state.redis;

import io.lettuce.core.RedisException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Writers that write one new key after the other over the bot's own links, and tell of each that was answered. */
final class Load implements AutoCloseable {
    private static final int WRITERS = 16;

    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Thread> writers = new ArrayList<>();

    Load(Redis redis, Consumer<String> acked) {
        for (int i = 0; i < WRITERS; i++) {
            String writer = "w" + i + ":";
            writers.add(Thread.ofVirtual().start(() -> write(redis, writer, acked)));
        }
    }

    private void write(Redis redis, String writer, Consumer<String> acked) {
        for (int i = 0; !ended.get(); i++) {
            String key = writer + i;
            try {
                redis.lane(key).sync().set(key, key.getBytes(StandardCharsets.UTF_8));
                acked.accept(key);
            } catch (RedisException notAnswered) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** Waits until the last command is answered. */
    @Override
    public void close() {
        ended.set(true);
        for (Thread writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
