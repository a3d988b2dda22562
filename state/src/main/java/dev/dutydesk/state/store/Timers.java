package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When something is to happen next by itself: one entry for each owner. A ticket's entry is written by the commits that
 * change the ticket; firing loads the owner, does all that is due (by a commit, which sets the next one), and sets the
 * next one here only where nothing was committed. Instants are kept to the millisecond.
 */
public final class Timers {
    private static final Script TIMER = Script.named("timer");

    private final Connections redis;

    Timers(Connections redis) {
        this.redis = redis;
    }

    /** @param kind {@code ticket}, or {@code job} for what belongs to the desk ({@code digest}, …) */
    public record Owner(String kind, String id) {
        public static Owner of(TicketId ticket) {
            return new Owner("ticket", ticket.value());
        }

        public static Owner job(String name) {
            return new Owner("job", name);
        }

        /** The ticket it is; empty for a job. */
        public Optional<TicketId> ticket() {
            return kind.equals("ticket") ? Optional.of(new TicketId(id)) : Optional.empty();
        }

        static Owner parse(String member) {
            int colon = member.indexOf(':');
            return new Owner(member.substring(0, colon), member.substring(colon + 1));
        }

        @Override
        public String toString() {
            return kind + ":" + id;
        }
    }

    public record Due(Owner owner, Instant at) {}

    /** What is due by now, the earliest first. */
    public List<Due> due(String desk, Instant now, int limit) {
        return redis
                .reads()
                .sync()
                .zrangebyscoreWithScores(
                        WaitingKeys.timers(desk), Range.create(0, now.toEpochMilli()), Limit.from(limit))
                .stream()
                .map(Timers::read)
                .toList();
    }

    /** The earliest due instant of all, past or to come; empty where the desk has no timer. */
    public Optional<Instant> next(String desk) {
        return redis.reads().sync().zrangeWithScores(WaitingKeys.timers(desk), 0, 0).stream()
                .findFirst()
                .map(first -> read(first).at());
    }

    /** When the owner is due; empty where it has no timer. */
    public Optional<Instant> at(String desk, Owner owner) {
        return Optional.ofNullable(redis.reads().sync().zscore(WaitingKeys.timers(desk), bytes(owner)))
                .map(score -> Instant.ofEpochMilli(score.longValue()));
    }

    /** When each of them is due, asked for all at once; without those that have no timer. */
    public Map<Owner, Instant> at(String desk, List<Owner> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        byte[][] members = owners.stream().map(Timers::bytes).toArray(byte[][]::new);
        List<Double> scores = redis.reads().sync().zmscore(WaitingKeys.timers(desk), members);
        Map<Owner, Instant> at = new HashMap<>();
        for (int i = 0; i < owners.size(); i++) {
            Double score = scores.get(i);
            if (score != null) {
                at.put(owners.get(i), Instant.ofEpochMilli(score.longValue()));
            }
        }
        return at;
    }

    /**
     * Sets an owner's next due instant.
     *
     * @param seen the one that was read; null where there was none
     * @param next null: none any more
     * @return DONE; OVERTAKEN where another one stands there by now, which stays; FENCED
     */
    public Effect set(String desk, long epoch, Owner owner, @Nullable Instant seen, @Nullable Instant next) {
        List<String> keys = List.of(WaitingKeys.lease(desk), WaitingKeys.timers(desk));
        return run(desk, keys, List.of(Long.toString(epoch), owner.toString(), millis(next), millis(seen)));
    }

    /**
     * Sets a ticket's next due instant to what was worked out from that revision of it: where a firing came to nothing,
     * and after a change of the desk file or the roster.
     *
     * @param next null: none any more
     * @return DONE; OVERTAKEN where the ticket has another revision by now, whose commit has set its own; FENCED
     */
    public Effect set(String desk, long epoch, TicketId ticket, long revision, @Nullable Instant next) {
        List<String> keys =
                List.of(WaitingKeys.lease(desk), WaitingKeys.timers(desk), WaitingKeys.ticket(desk, ticket));
        String owner = Owner.of(ticket).toString();
        return run(desk, keys, List.of(Long.toString(epoch), owner, millis(next), Long.toString(revision)));
    }

    private Effect run(String desk, List<String> keys, List<String> arguments) {
        Long answer = TIMER.run(redis.lane(desk), ScriptOutputType.INTEGER, keys, arguments);
        return Effect.of(answer);
    }

    private static Due read(ScoredValue<byte[]> entry) {
        String member = new String(entry.getValue(), StandardCharsets.UTF_8);
        return new Due(Owner.parse(member), Instant.ofEpochMilli((long) entry.getScore()));
    }

    private static byte[] bytes(Owner owner) {
        return owner.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String millis(@Nullable Instant at) {
        return at == null ? "" : Long.toString(at.toEpochMilli());
    }
}
