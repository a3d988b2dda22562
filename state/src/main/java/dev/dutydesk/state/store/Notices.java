package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Notice;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What single people must still be told. A commit adds them under the ids that the lifecycle gave them, so that a repeat
 * adds nothing; the sender of the desk's lease claims each before the send and takes it away after it.
 */
public final class Notices {
    private static final Script NOTICE = Script.named("notice");
    private static final Script LATER = Script.named("later");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connections redis;

    Notices(Connections redis) {
        this.redis = redis;
    }

    /**
     * @param sending since when it is being sent; found so after a crash, nobody knows whether it was. Null where nobody
     *     tried, or the try certainly failed
     */
    public record Waiting(Notice notice, @Nullable Instant sending) {}

    /** What to try by now: the urgent ones first, and of those the ones that have waited longest. */
    public List<Waiting> due(String desk, Instant now, int limit) {
        List<String> ids = new ArrayList<>(ids(desk, true, now, limit));
        if (ids.size() < limit) {
            ids.addAll(ids(desk, false, now, limit - ids.size()));
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        String[] fields = ids.toArray(String[]::new);
        List<KeyValue<String, byte[]>> notices = redis.reads().sync().hmget(WaitingKeys.notice(desk), fields);
        List<KeyValue<String, byte[]>> claims = redis.reads().sync().hmget(WaitingKeys.noticeClaims(desk), fields);
        List<Waiting> due = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            // Without a value it was taken away between the reads.
            if (notices.get(i).hasValue()) {
                Notice notice = JSON.readValue(notices.get(i).getValue(), Notice.class);
                due.add(new Waiting(notice, claims.get(i).map(Notices::instant).getValueOrElse(null)));
            }
        }
        return due;
    }

    /** Notes that it is about to be sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect claim(String desk, long epoch, Notice notice, Instant now) {
        return run(desk, epoch, notice, Long.toString(now.toEpochMilli()));
    }

    /** It was sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect sent(String desk, long epoch, Notice notice) {
        return run(desk, epoch, notice, "");
    }

    /** It isn't worth sending any more, or never can be. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect drop(String desk, long epoch, Notice notice) {
        return run(desk, epoch, notice, "");
    }

    /**
     * Puts it off; it was certainly not sent, so that it isn't claimed any more.
     *
     * @return DONE; GONE where it doesn't wait any more; FENCED
     */
    public Effect later(String desk, long epoch, Notice notice, Instant when) {
        return later(desk, epoch, notice, when, true);
    }

    /** As {@link #later}, but it may have been sent: it stays claimed. */
    public Effect unsure(String desk, long epoch, Notice notice, Instant when) {
        return later(desk, epoch, notice, when, false);
    }

    private Effect later(String desk, long epoch, Notice notice, Instant when, boolean unclaim) {
        List<String> keys = new ArrayList<>(List.of(
                WaitingKeys.lease(desk),
                WaitingKeys.notices(desk, notice.urgent()),
                WaitingKeys.noticesPostponed(desk)));
        if (unclaim) {
            keys.add(WaitingKeys.noticeClaims(desk));
        }
        List<String> arguments = List.of(Long.toString(epoch), Long.toString(when.toEpochMilli()), notice.id());
        List<Object> answers = LATER.run(redis.lane(desk), ScriptOutputType.MULTI, keys, arguments);
        return Effect.of(answers.getFirst());
    }

    private Effect run(String desk, long epoch, Notice notice, String claimedAt) {
        List<String> keys = List.of(
                WaitingKeys.lease(desk),
                WaitingKeys.notices(desk, notice.urgent()),
                WaitingKeys.notice(desk),
                WaitingKeys.noticeClaims(desk),
                WaitingKeys.noticesPostponed(desk));
        List<String> arguments = List.of(Long.toString(epoch), notice.id(), claimedAt);
        Long answer = NOTICE.run(redis.lane(desk), ScriptOutputType.INTEGER, keys, arguments);
        return Effect.of(answer);
    }

    private List<String> ids(String desk, boolean urgent, Instant now, int limit) {
        Range<Long> due = Range.create(0L, now.toEpochMilli());
        return redis.reads().sync().zrangebyscore(WaitingKeys.notices(desk, urgent), due, Limit.from(limit)).stream()
                .map(id -> new String(id, StandardCharsets.UTF_8))
                .toList();
    }

    private static Instant instant(byte[] millis) {
        return Instant.ofEpochMilli(Long.parseLong(new String(millis, StandardCharsets.UTF_8)));
    }
}
