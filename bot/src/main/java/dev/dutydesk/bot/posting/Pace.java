package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.LimitsPosts.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast a channel may be posted to: within its platform's budget, which starts empty since nobody knows what the
 * holder before has spent, and not while the platform refuses. For many threads.
 */
final class Pace {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final @Nullable Limit limit;
    private final @Nullable Limit limitOfPosts;
    private final @Nullable Bucket all;
    private final @Nullable Bucket posts;
    private final LongSupplier nanoTime;
    private long pausedUntil;
    private int failures;
    private int refused;

    /**
     * @param limit of posts and edits together; null where there is none
     * @param posts of posts alone; null where there is none besides
     */
    Pace(@Nullable Limit limit, @Nullable Limit posts, LongSupplier nanoTime) {
        this.limit = limit;
        this.limitOfPosts = posts;
        this.nanoTime = nanoTime;
        this.all = limit == null ? null : bucket(limit, nanoTime);
        this.posts = posts == null ? null : bucket(posts, nanoTime);
        this.pausedUntil = nanoTime.getAsLong();
    }

    /** Takes the right to one post. */
    void toPost() throws PutOff {
        notWhilePaused();
        takeToPost();
        try {
            take(all, false);
        } catch (PutOff e) {
            if (posts != null) {
                posts.addTokens(1);
            }
            throw e;
        }
    }

    /**
     * What is refused in one turn is put off each for longer than the one before, so that it doesn't all come back
     * together.
     */
    private synchronized void takeToPost() throws PutOff {
        try {
            take(posts, true);
        } catch (PutOff e) {
            throw PutOff.spent(e.after().plus(turnOf(limitOfPosts, refused++)), true);
        }
    }

    /** The worst goes first from here on. */
    synchronized void turnBegins() {
        refused = 0;
    }

    /** Takes the right to one edit. */
    void toEdit() throws PutOff {
        notWhilePaused();
        take(all, false);
    }

    private void notWhilePaused() throws PutOff {
        Duration wait = pause();
        if (!wait.isZero()) {
            throw PutOff.notSent("the platform didn't take the last one", wait);
        }
    }

    private static void take(@Nullable Bucket from, boolean leavesEdits) throws PutOff {
        if (from != null) {
            ConsumptionProbe probe = from.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw PutOff.spent(Duration.ofNanos(probe.getNanosToWaitForRefill()), leavesEdits);
            }
        }
    }

    /** How long the platform is left alone after it refused; zero where it isn't. */
    synchronized Duration pause() {
        long left = pausedUntil - nanoTime.getAsLong();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** How many posts can go out at once now. */
    long left() {
        return Math.min(left(all), left(posts));
    }

    private static long left(@Nullable Bucket bucket) {
        return bucket == null ? Long.MAX_VALUE : bucket.getAvailableTokens();
    }

    synchronized void took() {
        failures = 0;
    }

    /** The platform didn't take it. @param asked for by the platform; zero where it says nothing */
    synchronized Duration failed(Duration asked) {
        Duration own = FIRST_WAIT.multipliedBy(1L << Math.min(failures++, 6));
        Duration capped = own.compareTo(LONGEST_WAIT) < 0 ? own : LONGEST_WAIT;
        Duration wait = asked.compareTo(capped) > 0 ? asked : capped;
        pausedUntil = nanoTime.getAsLong() + wait.toNanos();
        return wait;
    }

    /** When the post at that place of a queue has its turn, after the first one's. */
    Duration turnOf(int place) {
        return turnOf(limit, place);
    }

    private static Duration turnOf(@Nullable Limit limit, int place) {
        return limit == null ? Duration.ZERO : limit.within().multipliedBy(place / limit.posts());
    }

    /**
     * Whatever minute is looked at, no more than the limit goes out in it: what may go at once and what comes back
     * within a minute make the limit together. Some platforms lock out for long who exceeds it.
     */
    private static Bucket bucket(Limit limit, LongSupplier nanoTime) {
        int atOnce = Math.max(1, limit.posts() / 4);
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(atOnce)
                        .refillGreedy(Math.max(1, limit.posts() - atOnce), limit.within())
                        .initialTokens(0)
                        .build())
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanoTime.getAsLong();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }
}
