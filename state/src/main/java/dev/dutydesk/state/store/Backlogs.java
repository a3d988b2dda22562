package dev.dutydesk.state.store;

import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Backlog} of a desk: a few counts, in one round trip, whatever the number of tickets. */
public final class Backlogs {
    private final Connections redis;

    Backlogs(Connections redis) {
        this.redis = redis;
    }

    public Backlog of(String desk, Instant now) {
        Waits marks = new Waits(WaitingKeys.behind(desk));
        Waits putOff = new Waits(WaitingKeys.postponed(desk));
        Waits urgent = new Waits(WaitingKeys.NOTICES.waiting(desk, true));
        Waits others = new Waits(WaitingKeys.NOTICES.waiting(desk, false));
        Waits said = new Waits(WaitingKeys.ANNOUNCEMENTS.waiting(desk, false));
        Waits saidUrgently = new Waits(WaitingKeys.ANNOUNCEMENTS.waiting(desk, true));
        Waits saidPutOff = new Waits(WaitingKeys.ANNOUNCEMENTS.postponed(desk));
        Waits noticesPutOff = new Waits(WaitingKeys.NOTICES.postponed(desk));
        Waits timers = new Waits(WaitingKeys.timers(desk));
        RedisFuture<Long> due = async().zcount(WaitingKeys.timers(desk), Range.create(0, now.toEpochMilli()));
        return new Backlog(
                marks.count(),
                earliest(marks, putOff),
                putOff.count(),
                urgent.count() + others.count() + said.count() + saidUrgently.count(),
                earliest(urgent, others, noticesPutOff, said, saidUrgently, saidPutOff),
                Answers.await(redis.reads(), due),
                timers.first());
    }

    private RedisAsyncCommands<String, byte[]> async() {
        return redis.reads().async();
    }

    private static @Nullable Instant earliest(Waits... all) {
        return Stream.of(all)
                .flatMap(waits -> Stream.ofNullable(waits.first()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The size of a sorted set of instants and its first, both asked at once. */
    private final class Waits {
        private final RedisFuture<Long> count;
        private final RedisFuture<List<ScoredValue<byte[]>>> first;

        Waits(String key) {
            count = async().zcard(key);
            first = async().zrangeWithScores(key, 0, 0);
        }

        long count() {
            return Answers.await(redis.reads(), count);
        }

        @Nullable
        Instant first() {
            List<ScoredValue<byte[]>> values = Answers.await(redis.reads(), first);
            return values.isEmpty()
                    ? null
                    : Instant.ofEpochMilli((long) values.getFirst().getScore());
        }
    }
}
