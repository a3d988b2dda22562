package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads tickets as they are kept: those in use by their body, archived ones by their packed history. */
final class Records {
    private static final String REVISION = "rev";
    private static final String BODY = "body";
    private static final String PACKED = "packed";

    private final Connections redis;

    Records(Connections redis) {
        this.redis = redis;
    }

    Optional<TicketId> numbered(String desk, long number) {
        return Optional.ofNullable(redis.reads().sync().hget(new Keys(desk).numbers(), Long.toString(number)))
                .map(Records::id);
    }

    Optional<Numbered> find(String desk, TicketId id) {
        return find(desk, List.of(id)).stream().findFirst();
    }

    /** In the order given; without those that aren't there. All asked at once. */
    List<Numbered> find(String desk, Collection<TicketId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Keys keys = new Keys(desk);
        RedisFuture<List<KeyValue<String, byte[]>>> numbers = redis.reads()
                .async()
                .hmget(keys.keys(), ids.stream().map(TicketId::value).toArray(String[]::new));
        List<RedisFuture<List<KeyValue<String, byte[]>>>> bodies = ids.stream()
                .map(id -> redis.reads().async().hmget(keys.ticket(id), BODY, PACKED))
                .toList();
        List<Numbered> found = new ArrayList<>();
        List<KeyValue<String, byte[]>> drawn = Answers.await(redis.reads(), numbers);
        for (int i = 0; i < bodies.size(); i++) {
            Ticket ticket = ticket(Answers.await(redis.reads(), bodies.get(i)));
            if (ticket != null && drawn.get(i).hasValue()) {
                found.add(new Numbered(number(drawn.get(i).getValue()), ticket));
            }
        }
        return found;
    }

    /** What the ticket's hash says its revision is; null where there is none. */
    @Nullable
    Long revision(String desk, TicketId id) {
        byte[] revision = redis.reads().sync().hget(new Keys(desk).ticket(id), REVISION);
        return revision == null ? null : number(revision);
    }

    /** Empty where there is no such ticket. */
    History history(String desk, TicketId id) {
        return ask(redis, new Keys(desk), id).await(redis);
    }

    /** Sends the questions for a ticket's history without waiting for the answers. */
    static Asked ask(Connections redis, Keys keys, TicketId id) {
        // In this order: a ticket that is archived in between is found packed.
        return new Asked(
                redis.reads().async().lrange(keys.history(id), 0, -1),
                redis.reads().async().hget(keys.ticket(id), PACKED));
    }

    record Asked(RedisFuture<List<byte[]>> entries, RedisFuture<byte[]> packed) {
        History await(Connections redis) {
            List<byte[]> kept = Answers.await(redis.reads(), entries);
            byte[] value = Answers.await(redis.reads(), packed);
            return value == null ? new History(kept) : Packing.unpack(value);
        }
    }

    /** What was typed, by the number of the event it came with; only what is shown masked. */
    SortedMap<Integer, String> originals(String desk, TicketId id) {
        SortedMap<Integer, String> originals = new TreeMap<>();
        redis.reads()
                .sync()
                .hgetall(new Keys(desk).originals(id))
                .forEach((no, text) -> originals.put(Integer.valueOf(no), new String(text, StandardCharsets.UTF_8)));
        return originals;
    }

    private static @Nullable Ticket ticket(List<KeyValue<String, byte[]>> fields) {
        if (fields.get(0).hasValue()) {
            return TicketJson.ticket(fields.get(0).getValue());
        }
        return fields.get(1).hasValue()
                ? Packing.unpack(fields.get(1).getValue()).ticket()
                : null;
    }

    /** The ticket in use, by its body; or archived, packed. */
    static void write(Writes writes, Keys keys, Ticket ticket, byte[] body, byte @Nullable [] packed) {
        String hash = keys.ticket(ticket.id());
        writes.field(hash, REVISION, Long.toString(ticket.revision()));
        if (packed == null) {
            writes.field(hash, BODY, body);
        } else {
            writes.field(hash, PACKED, packed);
            writes.unfield(hash, BODY);
            writes.unlist(keys.history(ticket.id()));
        }
    }

    static TicketId id(byte[] bytes) {
        return new TicketId(new String(bytes, StandardCharsets.UTF_8));
    }

    static long number(byte[] bytes) {
        return Long.parseLong(new String(bytes, StandardCharsets.UTF_8));
    }
}
