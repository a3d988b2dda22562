package dev.dutydesk.state.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that somebody else runs. What makes it unsafe is refused, what can't be verified is a warning. */
final class OutsideRedis implements RedisServer {
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\S+)");

    private final RedisURI uri;
    private final String version;
    private final List<String> warnings;

    private OutsideRedis(RedisURI uri, String version, List<String> warnings) {
        this.uri = uri;
        this.version = version;
        this.warnings = List.copyOf(warnings);
    }

    /** @throws StartRefused where it can't be reached, is too old or could lose what was answered */
    static OutsideRedis check(String address) {
        RedisURI uri;
        try {
            uri = RedisURI.create(address);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "DUTYDESK_REDIS_URI is not a Redis address.", "It looks like redis://user:password@host:6379.");
        }
        try {
            return Ping.ask(uri, c -> {
                List<String> warnings = new ArrayList<>();
                String version = version(uri, c);
                settings(uri, c, warnings);
                return new OutsideRedis(uri, version, warnings);
            });
        } catch (RedisException e) {
            throw new StartRefused(
                    "The Redis at " + where(uri) + " can't be used: " + innermost(e) + ".",
                    "Start it, or correct DUTYDESK_REDIS_URI; without it the embedded Redis is used.");
        }
    }

    private static String version(RedisURI uri, RedisCommands<String, String> c) {
        Matcher m = VERSION.matcher(c.info("server"));
        String version = m.find() ? m.group(1) : "0";
        if (Versions.compare(version, "6.2.0") < 0) {
            throw new StartRefused(
                    "The Redis at " + where(uri) + " is " + version + "; Dutydesk needs 6.2 or newer.",
                    "Name a newer one with DUTYDESK_REDIS_URI, or leave it out to use the embedded one.");
        }
        return version;
    }

    private static void settings(RedisURI uri, RedisCommands<String, String> c, List<String> warnings) {
        Map<String, String> config;
        try {
            config = c.configGet("appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy");
        } catch (RedisCommandExecutionException e) {
            config = oneByOne(c, warnings);
        }
        require(uri, config, "appendonly", "yes", "what was answered would be lost when it stops");
        require(uri, config, "no-appendfsync-on-rewrite", "no", "it doesn't sync while it rewrites its file");
        require(uri, config, "maxmemory-policy", "noeviction", "it would throw tickets away when memory is short");
        String sync = config.get("appendfsync");
        if ("no".equals(sync)) {
            throw unsafe(uri, "appendfsync", "always", "what was answered may not be on disk");
        }
        if ("everysec".equals(sync)) {
            warnings.add("The Redis at " + where(uri)
                    + " syncs once a second: its crash can lose the last second. Set appendfsync always.");
        }
    }

    /** Redis 6.2 takes one name a question. */
    private static Map<String, String> oneByOne(RedisCommands<String, String> c, List<String> warnings) {
        Map<String, String> config = new java.util.HashMap<>();
        try {
            for (String name : List.of("appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory-policy")) {
                config.putAll(c.configGet(name));
            }
        } catch (RedisCommandExecutionException e) {
            warnings.add("The Redis's settings can't be verified: CONFIG is denied. It must be append-only, synced"
                    + " always and never evict.");
        }
        return config;
    }

    private static void require(RedisURI uri, Map<String, String> config, String name, String value, String why) {
        String actual = config.get(name);
        if (actual != null && !actual.equals(value)) {
            throw unsafe(uri, name, value, why);
        }
    }

    private static StartRefused unsafe(RedisURI uri, String name, String value, String why) {
        return new StartRefused(
                "The Redis at " + where(uri) + " is not safe: " + why + ".", "Set " + name + " " + value + " there.");
    }

    private static String where(RedisURI uri) {
        return uri.getHost() + ":" + uri.getPort();
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
        return "Redis " + version + " at " + where(uri);
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public Standing standing() {
        return Ping.answers(uri)
                ? new Standing(true, describe())
                : new Standing(false, "the Redis at " + where(uri) + " doesn't answer");
    }

    @Override
    public void close() {
        // It isn't ours.
    }
}
