package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.store.DueTimes;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis, and what is kept in it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    /** As many as did as well as 50. */
    private static final int LANES = 8;

    @Bean
    BotTime time() {
        return new BotTime();
    }

    /** Desk files come first: a start that they prevent needs no Redis. */
    @Bean
    RedisServer redisServer(DutydeskSettings settings, Desks desks) {
        return RedisServers.start(settings.redisSettings());
    }

    @Bean
    Redis redis(RedisServer server) {
        return new Redis(server.uri(), LANES);
    }

    @Bean
    RedisURI redisUri(RedisServer server) {
        return server.uri();
    }

    @Bean(destroyMethod = "")
    RedisClient redisClient(Redis redis) {
        return redis.client();
    }

    @Bean
    Lifecycle lifecycle() {
        return new Lifecycle();
    }

    @Bean
    Store store(Redis redis, RedisServer server, Desks desks, DueTimes dueTimes, InstantSource clock, Metrics metrics) {
        return new Store(
                redis,
                dueTimes,
                desk -> desks.byId(desk).map(Desk::zone).orElse(ZoneOffset.UTC),
                clock,
                UUID.randomUUID().toString(),
                server.ownedAlone(),
                metrics::committed);
    }
}
