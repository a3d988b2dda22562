package dev.dutydesk.state.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The links to one server. Commits go over a few lanes, those of one ticket over the same; reads and scans over a link of
 * their own, so that a long one holds up no commit. Each is opened when it is first asked for.
 *
 * <p>A command is sent once or not at all: it waits at most 2 s; while its link is down it is refused at once instead of
 * kept for later; one that was under way when the link was cut fails instead of being sent again. Links come back by
 * themselves within half a second of the server; a link over which nothing comes any more is replaced within about 4 s.
 */
public final class Redis implements AutoCloseable {
    /** Keys and field names are text, values are bytes. */
    public static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration TIME_OUT = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final List<Link> lanes;
    private final Link reads;

    /** @param lanes how many links carry commits; on a server that syncs always, 8 do as well as 50 */
    public Redis(RedisURI uri, int lanes) {
        resources = ClientResources.builder()
                .reconnectDelay(
                        Delay.exponential(Duration.ofMillis(10), Duration.ofMillis(250), 2, TimeUnit.MILLISECONDS))
                .build();
        client = RedisClient.create(
                resources, RedisURI.builder(uri).withTimeout(TIME_OUT).build());
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(anyCommand -> true)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(TIME_OUT)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        this.lanes = IntStream.range(0, lanes)
                .mapToObj(i -> new Link(() -> client.connect(CODEC)))
                .toList();
        this.reads = new Link(() -> client.connect(CODEC));
    }

    /**
     * The lane for commits of that ticket, or of that commit where it makes a ticket. To be asked for each time.
     *
     * @throws io.lettuce.core.RedisException where it was never open, and the server can't be reached or this is closed
     */
    public StatefulRedisConnection<String, byte[]> lane(String ticketOrCommitId) {
        return lanes.get(Math.floorMod(ticketOrCommitId.hashCode(), lanes.size()))
                .connection();
    }

    /**
     * For reads and scans that don't block. To be asked for each time.
     *
     * @throws io.lettuce.core.RedisException as {@link #lane}
     */
    public StatefulRedisConnection<String, byte[]> reads() {
        return reads.connection();
    }

    /**
     * For links of the caller's own, such as for blocking reads; each command on them waits as long as the link's own
     * time-out, 2 s where none is set.
     */
    public RedisClient client() {
        return client;
    }

    /** Cuts all links; those that weren't open yet are refused from now on. */
    @Override
    public void close() {
        lanes.forEach(Link::close);
        reads.close();
        client.shutdown(Duration.ZERO, TIME_OUT);
        resources.shutdown(0, TIME_OUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
