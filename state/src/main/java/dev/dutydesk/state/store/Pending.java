package dev.dutydesk.state.store;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Single entries that wait to be sent, each once: the commit adds them under their own ids, so that a repeat adds
 * nothing; the sender of the desk's lease claims each before the send and takes it away after it.
 *
 * @param <T> kept as JSON
 */
final class Pending<T> {
    private static final Script NOTICE = Script.named("notice");
    private static final Script LATER = Script.named("later");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connections redis;
    private final WaitingKeys.Entries keys;
    private final Class<T> type;
    private final Function<T, String> id;
    private final Predicate<T> urgent;

    /** @param urgent whether an entry is sent before those that aren't */
    Pending(Connections redis, WaitingKeys.Entries keys, Class<T> type, Function<T, String> id, Predicate<T> urgent) {
        this.redis = redis;
        this.keys = keys;
        this.type = type;
        this.id = id;
        this.urgent = urgent;
    }

    /** @param sending since when it is being sent; null where nobody tried, or the try certainly failed */
    record Entry<T>(T entry, @Nullable Instant sending) {}

    /** What to try by now: the urgent ones first, and of those the ones that have waited longest. */
    List<Entry<T>> due(String desk, Instant now, int limit) {
        List<String> ids = new ArrayList<>(ids(desk, true, now, limit));
        if (ids.size() < limit) {
            ids.addAll(ids(desk, false, now, limit - ids.size()));
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        String[] fields = ids.toArray(String[]::new);
        List<KeyValue<String, byte[]>> entries = redis.reads().sync().hmget(keys.entry(desk), fields);
        List<KeyValue<String, byte[]>> claims = redis.reads().sync().hmget(keys.claims(desk), fields);
        List<Entry<T>> due = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            // Without a value it was taken away between the reads.
            if (entries.get(i).hasValue()) {
                T entry = JSON.readValue(entries.get(i).getValue(), type);
                due.add(new Entry<>(entry, claims.get(i).map(Pending::instant).getValueOrElse(null)));
            }
        }
        return due;
    }

    /** Notes that it is about to be sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    Effect claim(String desk, long epoch, T entry, Instant now) {
        return run(desk, epoch, entry, Long.toString(now.toEpochMilli()));
    }

    /** It was sent, or isn't worth it any more. @return DONE; GONE where it doesn't wait any more; FENCED */
    Effect done(String desk, long epoch, T entry) {
        return run(desk, epoch, entry, "");
    }

    /**
     * Puts it off.
     *
     * @param unclaim whether it was certainly not sent
     * @return DONE; GONE where it doesn't wait any more; FENCED
     */
    Effect later(String desk, long epoch, T entry, Instant when, boolean unclaim) {
        List<String> touched = new ArrayList<>(
                List.of(WaitingKeys.lease(desk), keys.waiting(desk, urgent.test(entry)), keys.postponed(desk)));
        if (unclaim) {
            touched.add(keys.claims(desk));
        }
        List<String> arguments = List.of(Long.toString(epoch), Long.toString(when.toEpochMilli()), id.apply(entry));
        List<Object> answers = LATER.run(redis.lane(desk), ScriptOutputType.MULTI, touched, arguments);
        return Effect.of(answers.getFirst());
    }

    /** A part of a commit: it waits from now on, where it doesn't already. */
    static void add(
            Writes writes,
            WaitingKeys.Entries keys,
            String desk,
            String id,
            boolean urgent,
            Object entry,
            Instant now) {
        writes.field(keys.entry(desk), id, JSON.writeValueAsBytes(entry));
        writes.earliest(keys.waiting(desk, urgent), now, id);
    }

    private Effect run(String desk, long epoch, T entry, String claimedAt) {
        List<String> touched = List.of(
                WaitingKeys.lease(desk),
                keys.waiting(desk, urgent.test(entry)),
                keys.entry(desk),
                keys.claims(desk),
                keys.postponed(desk));
        List<String> arguments = List.of(Long.toString(epoch), id.apply(entry), claimedAt);
        Long answer = NOTICE.run(redis.lane(desk), ScriptOutputType.INTEGER, touched, arguments);
        return Effect.of(answer);
    }

    private List<String> ids(String desk, boolean isUrgent, Instant now, int limit) {
        Range<Long> due = Range.create(0L, now.toEpochMilli());
        return redis.reads().sync().zrangebyscore(keys.waiting(desk, isUrgent), due, Limit.from(limit)).stream()
                .map(waiting -> new String(waiting, StandardCharsets.UTF_8))
                .toList();
    }

    private static Instant instant(byte[] millis) {
        return Instant.ofEpochMilli(Long.parseLong(new String(millis, StandardCharsets.UTF_8)));
    }
}
