package dev.dutydesk.bot.signin.store;

import dev.dutydesk.state.redis.Redis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Tries to sign in, counted by account and by address. A few are free; then each wrong one makes the next wait, twice as
 * long as the one before, up to a bound: nobody can lock an account for good by trying.
 */
public final class Tries {
    static final int FREE_OF_ACCOUNT = 5;
    static final int FREE_FROM_ADDRESS = 20;
    private static final Duration QUIET = Duration.ofMinutes(15);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Redis redis;
    private final InstantSource clock;

    public Tries(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Counts one more. @return how long is to be waited first; zero where it may be made */
    public Duration count(String account, String address) {
        return Duration.ofMillis(Script.TRY.run(
                redis.lane(account),
                List.of(Keys.triesOfAccount(account), Keys.triesFrom(address)),
                clock.millis(),
                QUIET.toMillis(),
                FIRST_WAIT.toMillis(),
                LONGEST_WAIT.toMillis(),
                FREE_OF_ACCOUNT,
                FREE_FROM_ADDRESS));
    }

    /** The last one was right. */
    public void wasRight(String account, String address) {
        Script.RIGHT.run(redis.lane(account), List.of(Keys.triesOfAccount(account), Keys.triesFrom(address)));
    }
}
