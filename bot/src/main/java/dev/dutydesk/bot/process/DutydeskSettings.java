package dev.dutydesk.bot.process;

import dev.dutydesk.state.redis.RedisSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where things are. Each is set as a property or from the environment: {@code dutydesk.data.dir} is {@code
 * DUTYDESK_DATA_DIR}.
 */
@ConfigurationProperties("dutydesk")
record DutydeskSettings(
        @DefaultValue Data data,
        @DefaultValue Desks desks,
        @DefaultValue Redis redis) {

    /** @param dir what the bot keeps; made where it is absent */
    record Data(@DefaultValue("data") Path dir) {}

    /** @param dir the desk files; made with the example in it where it is absent */
    record Desks(@DefaultValue("desks") Path dir) {}

    /**
     * @param uri an outside server, {@code redis://…}; absent: the bot runs its own. May hold a password
     * @param executable another redis-server than the one shipped
     */
    record Redis(@Nullable String uri, @Nullable Path executable) {
        @Override
        public String toString() {
            return "Redis[executable=" + executable + "]";
        }
    }

    RedisSettings redisSettings() {
        String uri = redis.uri() == null || redis.uri().isBlank() ? null : redis.uri();
        return new RedisSettings(data.dir(), uri, redis.executable());
    }
}
