package dev.dutydesk.state.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connections to one server. Commits go over a few lanes, the same lane for the same ticket; reads over another
 * connection, so that a long one holds up no commit. A command waits at most 2 s; while the link is down it is refused
 * at once instead of kept for later.
 */
public final class Redis implements AutoCloseable {
    public static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration TIME_OUT = Duration.ofSeconds(2);

    private final RedisClient client;
    private final List<StatefulRedisConnection<String, byte[]>> lanes;
    private final StatefulRedisConnection<String, byte[]> reads;

    /** @param lanes how many connections carry commits; 8 did as well as 50 */
    public Redis(RedisURI uri, int lanes) {
        client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(TIME_OUT))
                .build());
        this.lanes =
                IntStream.range(0, lanes).mapToObj(i -> client.connect(CODEC)).toList();
        this.reads = client.connect(CODEC);
    }

    /** The lane for commits of that ticket, or of that commit where it makes a ticket. */
    public StatefulRedisConnection<String, byte[]> lane(String id) {
        return lanes.get(Math.floorMod(id.hashCode(), lanes.size()));
    }

    /** For reads and scans. */
    public StatefulRedisConnection<String, byte[]> reads() {
        return reads;
    }

    /** For connections of one's own, such as blocking reads. */
    public RedisClient client() {
        return client;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
