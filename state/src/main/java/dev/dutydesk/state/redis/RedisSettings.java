package dev.dutydesk.state.redis;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which Redis to use.
 *
 * @param data the data folder; the embedded server keeps its files in {@code redis} below it
 * @param uri an outside server, {@code redis://…}; null for the embedded one. May hold a password: never logged
 * @param executable another redis-server than the one shipped; null for that one
 */
public record RedisSettings(
        Path data, @Nullable String uri, @Nullable Path executable) {
    @Override
    public String toString() {
        return "RedisSettings[data=" + data + ", uri=" + (uri == null ? "none" : "set") + ", executable=" + executable
                + "]";
    }
}
