package dev.dutydesk.state.store;

import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small things that a chat platform's app must know in every process, each under a key of the app's own. Redis forgets them
 * some time after they are over; whether they are, the caller's clock says. All methods throw
 * {@link io.lettuce.core.RedisException} where Redis gives no answer.
 */
public final class AppNotes {
    private final Connections redis;

    AppNotes(Connections redis) {
        this.redis = redis;
    }

    /** Keeps it until then, in the place of what was there. @param app the hash tag: {@code dingtalk:ding7f…} */
    public void keep(String app, String key, String value, Instant until, Instant now) {
        if (until.isAfter(now)) {
            redis.lane(app).sync().set(name(app, key), note(value, until), lasting(until, now));
        }
    }

    /** Keeps it until then, unless something is kept there: of several at once one does. @return what was there before */
    public Optional<String> keepFirst(String app, String key, String value, Instant until, Instant now) {
        boolean isFirst = !until.isAfter(now)
                || redis.lane(app)
                                .sync()
                                .set(
                                        name(app, key),
                                        note(value, until),
                                        lasting(until, now).nx())
                        != null;
        return isFirst ? Optional.empty() : find(app, key, now);
    }

    /** Empty where nothing was kept, or its time is over. */
    public Optional<String> find(String app, String key, Instant now) {
        // On the lane that it was written on: who kept it finds it.
        return read(redis.lane(app).sync().get(name(app, key)), now);
    }

    /** As {@link #find}, and it is forgotten: of several who take at once one gets it. */
    public Optional<String> take(String app, String key, Instant now) {
        return read(redis.lane(app).sync().getdel(name(app, key)), now);
    }

    /** Adds to a count that is 0 at first. @param keep how long it is kept without being added to @return the sum */
    public long add(String app, String key, long more, Duration keep) {
        String name = name(app, key);
        long sum = redis.lane(app).sync().incrby(name, more);
        redis.lane(app).async().pexpire(name, keep.toMillis());
        return sum;
    }

    /** What a count has come to; 0 where nothing was added. */
    public long sum(String app, String key) {
        byte[] sum = redis.lane(app).sync().get(name(app, key));
        return sum == null ? 0 : Records.number(sum);
    }

    private static byte[] note(String value, Instant until) {
        return (until.toEpochMilli() + " " + value).getBytes(StandardCharsets.UTF_8);
    }

    private static SetArgs lasting(Instant until, Instant now) {
        return SetArgs.Builder.px(Math.max(1, Duration.between(now, until).toMillis()));
    }

    private static Optional<String> read(byte @Nullable [] note, Instant now) {
        if (note == null) {
            return Optional.empty();
        }
        String[] parts = new String(note, StandardCharsets.UTF_8).split(" ", 2);
        return Instant.ofEpochMilli(Long.parseLong(parts[0])).isAfter(now) ? Optional.of(parts[1]) : Optional.empty();
    }

    private static String name(String app, String key) {
        return WaitingKeys.of(app, key);
    }
}
