package dev.dutydesk.state.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server that somebody else runs. What makes it unsafe is refused, what can't be verified is a warning. */
final class OutsideRedis implements RedisServer {
    private static final List<String> SETTINGS =
            List.of("appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy");

    private final RedisURI uri;
    private final Console console;
    private final String description;
    private final List<String> warnings;

    private OutsideRedis(RedisURI uri, Console console, Optional<Version> version, List<String> warnings) {
        this.uri = uri;
        this.console = console;
        this.description = "Redis " + version.map(v -> v + " ").orElse("") + "at " + where(uri);
        this.warnings = List.copyOf(warnings);
    }

    /** @throws StartRefused where it can't be reached, is too old, can't be written or could lose what was answered */
    static OutsideRedis connect(String address) {
        RedisURI uri;
        try {
            uri = RedisURI.create(address);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "DUTYDESK_REDIS_URI is not a Redis address.", "It looks like redis://user:password@host:6379.");
        }
        Console console = new Console(uri);
        try {
            return console.ask(c -> {
                List<String> warnings = new ArrayList<>();
                Optional<Version> version = itself(uri, c, warnings);
                settings(uri, c, warnings);
                return new OutsideRedis(uri, console, version, warnings);
            });
        } catch (RedisException e) {
            console.close();
            throw unusable(uri, e);
        } catch (StartRefused e) {
            console.close();
            throw e;
        }
    }

    private static StartRefused unusable(RedisURI uri, RedisException e) {
        if (Refusals.ofPassword(e)) {
            return new StartRefused(
                    "The Redis at " + where(uri) + " doesn't take this user and password.",
                    "Correct them in DUTYDESK_REDIS_URI: redis://user:password@host:port, redis://:password@host:port"
                            + " where there is no user.");
        }
        return new StartRefused(
                "The Redis at " + where(uri) + " can't be used: " + innermost(e) + ".",
                "Start it, or correct DUTYDESK_REDIS_URI; without it the embedded Redis is used.");
    }

    private static Optional<Version> itself(RedisURI uri, RedisCommands<String, String> c, List<String> warnings) {
        Map<String, String> info;
        try {
            info = Console.fields(c.info("server") + "\n" + c.info("replication"));
        } catch (RedisCommandExecutionException denied) {
            warnings.add("The version of the Redis at " + where(uri) + " can't be verified: INFO is denied ("
                    + denied.getMessage() + "). It must be 6.2 or newer.");
            return Optional.empty();
        }
        Optional<Version> version = Version.in(info.getOrDefault("redis_version", ""));
        if (version.isEmpty() || version.get().compareTo(Version.OLDEST_SUPPORTED) < 0) {
            throw new StartRefused(
                    "The Redis at " + where(uri) + " is "
                            + version.map(Version::toString).orElse("of no known version")
                            + "; Dutydesk needs 6.2 or newer.",
                    "Name a newer one with DUTYDESK_REDIS_URI, or leave it out to use the embedded one.");
        }
        if (info.getOrDefault("role", "master").equals("slave")) {
            throw new StartRefused(
                    "The Redis at " + where(uri) + " is a replica and can't be written.",
                    "Name its primary with DUTYDESK_REDIS_URI.");
        }
        return version;
    }

    private static void settings(RedisURI uri, RedisCommands<String, String> c, List<String> warnings) {
        Map<String, String> config = new HashMap<>();
        try {
            // One by one: Redis 6.2 takes one name a question.
            SETTINGS.forEach(name -> config.putAll(c.configGet(name)));
        } catch (RedisCommandExecutionException denied) {
            warnings.add("The settings of the Redis at " + where(uri) + " can't be verified: CONFIG is denied ("
                    + denied.getMessage() + "). It must have appendonly yes, appendfsync always,"
                    + " no-appendfsync-on-rewrite no and maxmemory-policy noeviction.");
        }
        require(uri, config, "appendonly", "yes", "what was answered would be lost when it stops");
        require(uri, config, "no-appendfsync-on-rewrite", "no", "it doesn't sync while it rewrites its file");
        require(uri, config, "maxmemory-policy", "noeviction", "it would throw tickets away when memory is short");
        if ("everysec".equals(config.get("appendfsync"))) {
            warnings.add("The Redis at " + where(uri)
                    + " syncs once a second: its crash can lose the last second. Set appendfsync always.");
        } else {
            require(uri, config, "appendfsync", "always", "what was answered may not be on disk");
        }
    }

    private static void require(RedisURI uri, Map<String, String> config, String name, String value, String why) {
        String actual = config.get(name);
        if (actual != null && !actual.equals(value)) {
            throw new StartRefused(
                    "The Redis at " + where(uri) + " is not safe: " + why + " (" + name + " is " + actual + ").",
                    "Set " + name + " " + value + " there.");
        }
    }

    private static String where(RedisURI uri) {
        RedisURI at = uri.getHost() == null && !uri.getSentinels().isEmpty()
                ? uri.getSentinels().getFirst()
                : uri;
        return at.getHost() + ":" + at.getPort();
    }

    private static String innermost(Throwable e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }

    @Override
    public RedisURI uri() {
        return uri;
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public boolean ownedAlone() {
        return false;
    }

    @Override
    public Standing standing() {
        return console.answers()
                ? new Standing(true, describe())
                : new Standing(false, "the Redis at " + where(uri) + " doesn't answer");
    }

    /** Leaves the server alone; it isn't ours. */
    @Override
    public void close() {
        console.close();
    }
}
