package dev.dutydesk.bench;

import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** The bot's store on the bot's own Redis, without the bot. */
record Ground(RedisServer server, Redis redis, Store store) implements AutoCloseable {
    /** As many as the bot has. */
    static final int LANES = 8;

    /** @param data the data folder, as the bot's */
    static Ground open(Path data, int lanes) {
        RedisServer server = RedisServers.start(new RedisSettings(data, null, null));
        Redis redis = new Redis(server.uri(), lanes);
        Store store = new Store(
                redis,
                Shop.DUE,
                desk -> Shop.ZONE,
                InstantSource.system(),
                UUID.randomUUID().toString(),
                true);
        return new Ground(server, redis, store);
    }

    @Override
    public void close() {
        store.close();
        redis.close();
        server.close();
    }
}
