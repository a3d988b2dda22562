package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who follow a room live. One reader for the process waits on the desks' streams of changes; these only wake it: what
 * changed is read from the room itself, from where the last read ended, so that nothing is missed when a stream was
 * trimmed or the link was down.
 */
final class Followers implements AutoCloseable {
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    private final Rooms rooms;
    private final RedisLink redis;
    private final Map<Channel, Followed> followed = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread reader = Thread.ofVirtual().name("web-followers").unstarted(this::readOnAndOn);
    private volatile boolean closed;

    Followers(Rooms rooms, RedisLink redis) {
        this.rooms = rooms;
        this.redis = redis;
    }

    /** A room with its followers. */
    private static final class Followed {
        private final Set<Follower> all = ConcurrentHashMap.newKeySet();
        private String position;

        private Followed(String position) {
            this.position = position;
        }
    }

    void start() {
        reader.start();
    }

    int count() {
        return followed.values().stream().mapToInt(room -> room.all.size()).sum();
    }

    /** From now on the follower is offered what changes after what can be read now. */
    void add(Follower follower) {
        lock.lock();
        try {
            if (closed) {
                follower.drop();
                return;
            }
            Followed room = followed.get(follower.room());
            if (room == null) {
                // an empty read at the end of the room tells where it ends
                room = new Followed(
                        rooms.changes(follower.room(), "9007199254740991", 1).last());
                followed.put(follower.room(), room);
            }
            room.all.add(follower);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(Follower follower) {
        lock.lock();
        try {
            Followed room = followed.get(follower.room());
            if (room != null && room.all.remove(follower) && room.all.isEmpty()) {
                followed.remove(follower.room());
            }
        } finally {
            lock.unlock();
        }
    }

    private void readOnAndOn() {
        Map<String, String> positions = new HashMap<>();
        @Nullable StatefulRedisConnection<String, byte[]> connection = null;
        while (someoneFollows()) {
            try {
                if (connection == null) {
                    connection = redis.open();
                }
                awaitChange(connection, positions);
                catchUp();
            } catch (StoreSilent | RedisException e) {
                if (ended()) {
                    break;
                }
                log.warn("Live changes can't be read now: {}", e.getMessage());
                close(connection);
                connection = null;
                positions.clear();
                pause();
            }
        }
        close(connection);
    }

    /** Returns at the next change of any desk, or after a second. */
    private void awaitChange(StatefulRedisConnection<String, byte[]> connection, Map<String, String> positions) {
        Set<String> streams = new HashSet<>();
        followed.keySet().forEach(channel -> streams.add(RoomKeys.changes(channel.desk())));
        positions.keySet().retainAll(streams);
        streams.removeAll(positions.keySet());
        for (String stream : streams) {
            List<StreamMessage<String, byte[]>> last =
                    redis.read(commands -> commands.xrevrange(stream, Range.unbounded(), Limit.from(1)));
            positions.put(stream, last.isEmpty() ? "0-0" : last.getFirst().getId());
        }
        if (!streams.isEmpty()) {
            // what came before the first position is read from the rooms themselves
            return;
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        StreamOffset<String>[] offsets = positions.entrySet().stream()
                .map(position -> StreamOffset.from(position.getKey(), position.getValue()))
                .toArray(StreamOffset[]::new);
        await(connection.async().xread(XReadArgs.Builder.block(BLOCK).count(1000), offsets))
                .forEach(message -> positions.put(message.getStream(), message.getId()));
    }

    private static <T> T await(RedisFuture<T> answer) {
        try {
            return answer.get(BLOCK.toMillis() + 2000, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            throw new StoreSilent("no answer to a blocking read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreSilent("interrupted", e);
        }
    }

    /** Reads what changed in each followed room and offers it to its followers. */
    private void catchUp() {
        followed.forEach((channel, room) -> {
            Rooms.Changes changes;
            do {
                String from = room.position;
                changes = rooms.changes(channel, from, AT_ONCE);
                room.position = changes.next();
                for (Rooms.Changed each : changes.items()) {
                    room.all.forEach(follower -> follower.offer(each, from));
                }
            } while (!changes.next().equals(changes.last()));
        });
    }

    private boolean someoneFollows() {
        lock.lock();
        try {
            while (!closed && followed.isEmpty()) {
                changed.await();
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean ended() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private static void close(@Nullable StatefulRedisConnection<String, byte[]> connection) {
        if (connection != null) {
            connection.closeAsync();
        }
    }

    /** Lets all go; they come again elsewhere or later. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            followed.values().forEach(room -> room.all.forEach(Follower::drop));
            followed.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
