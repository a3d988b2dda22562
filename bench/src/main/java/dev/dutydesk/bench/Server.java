package dev.dutydesk.bench;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Redis says of itself. */
record Server(RedisCommands<String, byte[]> redis) {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^cmdstat_(?!info|config|scan)[^:]+:calls=\\d+,usec=(\\d+)");

    static Server of(Ground ground) {
        return new Server(ground.redis().reads().sync());
    }

    long usedMemory() {
        return figure("memory", "used_memory");
    }

    /** A rewrite of the append-only file would take its part of the machine. */
    void awaitNoRewrite() throws InterruptedException {
        while (figure("persistence", "aof_rewrite_in_progress") + figure("persistence", "aof_rewrite_scheduled") > 0) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** The time on processors that it has taken so far, in seconds. */
    double processorTime() {
        return Pattern.compile("(?m)^used_cpu_(?:sys|user):([\\d.]+)")
                .matcher(redis.info("cpu"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    void resetStatistics() {
        redis.configResetstat();
    }

    /** The time spent in commands since then, in ns: without the way to it, and without the disk. */
    double spent() {
        return COMMAND.matcher(redis.info("commandstats"))
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                * 1e3;
    }

    /** Takes away what a day takes away: the answers that are kept for repeats. */
    void forgetAnswers() {
        ScanArgs answers =
                ScanArgs.Builder.matches("dd:{" + Shop.DESK + "}:commit:*").limit(1000);
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            KeyScanCursor<String> found = redis.scan(cursor, answers);
            if (!found.getKeys().isEmpty()) {
                redis.del(found.getKeys().toArray(String[]::new));
            }
            cursor = found;
        }
    }

    private long figure(String section, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ":(\\d+)").matcher(redis.info(section));
        if (!line.find()) {
            throw new IllegalStateException("Redis says nothing of " + name);
        }
        return Long.parseLong(line.group(1));
    }
}
