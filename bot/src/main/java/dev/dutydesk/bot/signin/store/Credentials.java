package dev.dutydesk.bot.signin.store;

import dev.dutydesk.state.redis.Redis;
import io.lettuce.core.KeyValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The passwords, encoded, and the links by which they are set. */
public final class Credentials {
    public static final Duration LINK_LASTS = Duration.ofHours(24);

    private final Redis redis;
    private final InstantSource clock;

    public Credentials(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * What is known of an account.
     *
     * @param password encoded; null where none was set
     * @param set when it was set
     * @param epoch grows when the account is signed out everywhere: what was opened before is closed
     */
    public record Known(@Nullable String password, @Nullable Instant set, long epoch) {
        @Override
        public String toString() {
            return "Known[set=" + set + ", epoch=" + epoch + "]";
        }
    }

    public Known of(String account) {
        List<KeyValue<String, byte[]>> found =
                redis.reads().sync().hmget(Keys.account(account), "password", "set", "epoch");
        String set = text(found.get(1));
        String epoch = text(found.get(2));
        return new Known(
                text(found.getFirst()),
                set == null ? null : Instant.ofEpochMilli(Long.parseLong(set)),
                epoch == null ? 0 : Long.parseLong(epoch));
    }

    private static @Nullable String text(KeyValue<String, byte[]> field) {
        return field.hasValue() ? new String(field.getValue(), StandardCharsets.UTF_8) : null;
    }

    /** A new link to set the account's password: good for a day, once, and until one was set by another way. */
    public Pass link(String account) {
        Pass pass = Pass.fresh("");
        byte[] sets = redis.reads().sync().hget(Keys.account(account), "sets");
        String key = Keys.link(pass.digest());
        Map<String, byte[]> fields = Map.of(
                "account", bytes(account),
                "ends", bytes(String.valueOf(clock.instant().plus(LINK_LASTS).toEpochMilli())),
                "sets", sets == null ? bytes("0") : sets);
        redis.lane(account).sync().hset(key, fields);
        redis.lane(account).sync().pexpire(key, LINK_LASTS.toMillis());
        return pass;
    }

    /** Whose password a link sets; empty where it sets none any more. */
    public Optional<String> whose(Pass link) {
        Map<String, byte[]> found = redis.reads().sync().hgetall(Keys.link(link.digest()));
        byte[] account = found.get("account");
        if (account == null
                || clock.millis() >= Long.parseLong(new String(found.get("ends"), StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String name = new String(account, StandardCharsets.UTF_8);
        byte[] sets = redis.reads().sync().hget(Keys.account(name), "sets");
        return new String(found.get("sets"), StandardCharsets.UTF_8)
                        .equals(sets == null ? "0" : new String(sets, StandardCharsets.UTF_8))
                ? Optional.of(name)
                : Optional.empty();
    }

    /** @return whether it was set; of many with the same link only one is */
    public boolean setBy(Pass link, String account, String password) {
        return Script.LINK.run(
                        redis.lane(account),
                        List.of(Keys.account(account), Keys.link(link.digest())),
                        password,
                        clock.millis())
                == 1;
    }

    /**
     * Sets another in place of the present one, and signs out everywhere.
     *
     * @param old as it was read when the person gave it
     * @return the new epoch; empty where another one has been set since
     */
    public OptionalLong change(String account, String old, String password) {
        long epoch =
                Script.CHANGE.run(redis.lane(account), List.of(Keys.account(account)), old, password, clock.millis());
        return epoch == 0 ? OptionalLong.empty() : OptionalLong.of(epoch);
    }

    /** Ends all sessions and tokens of the account. */
    public void signOutEverywhere(String account) {
        redis.lane(account).sync().hincrby(Keys.account(account), "epoch", 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
