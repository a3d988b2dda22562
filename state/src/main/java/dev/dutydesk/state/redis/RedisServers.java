package dev.dutydesk.state.redis;

/** Chooses the server by the settings. */
public final class RedisServers {
    private RedisServers() {}

    /**
     * Starts the embedded server, or checks the outside one.
     *
     * @throws StartRefused where it can't be used safely
     */
    public static RedisServer start(RedisSettings settings) {
        return settings.uri() == null
                ? EmbeddedRedis.start(settings.data(), settings.executable())
                : OutsideRedis.connect(settings.uri());
    }
}
