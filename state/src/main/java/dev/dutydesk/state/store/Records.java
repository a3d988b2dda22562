package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
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
    private static final Script TICKETS = Script.named("tickets");
    private static final int AT_ONCE = 200;

    private final Connections redis;
    private final ReadBefore read = new ReadBefore();

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

    /** In the order given; without those that aren't there. As many are asked for at once as hold nobody else up. */
    List<Numbered> find(String desk, Collection<TicketId> ids) {
        Keys keys = new Keys(desk);
        List<TicketId> all = List.copyOf(ids);
        List<Numbered> found = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            find(keys, all.subList(from, Math.min(from + AT_ONCE, all.size())), found);
        }
        return found;
    }

    private void find(Keys keys, List<TicketId> ids, List<Numbered> found) {
        List<String> asked = new ArrayList<>(ids.size() + 1);
        asked.add(keys.keys());
        ids.forEach(id -> asked.add(keys.ticket(id)));
        List<@Nullable Object> answers = TICKETS.run(
                redis.reads(),
                ScriptOutputType.MULTI,
                asked,
                ids.stream().map(TicketId::value).toList());
        for (int i = 0; i < ids.size(); i++) {
            byte[] number = (byte[]) answers.get(3 * i);
            Ticket ticket = ticket(ids.get(i), (byte[]) answers.get(3 * i + 1), (byte[]) answers.get(3 * i + 2));
            if (number != null && ticket != null) {
                found.add(new Numbered(number(number), ticket));
            }
        }
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

    private @Nullable Ticket ticket(TicketId id, byte @Nullable [] body, byte @Nullable [] packed) {
        if (body != null) {
            return read.ticket(id, body);
        }
        return packed == null ? null : Packing.unpack(packed).ticket();
    }

    /** The ticket in use, by its body; or archived, packed. */
    void write(Writes writes, Keys keys, Ticket ticket, byte[] body, byte @Nullable [] packed) {
        String hash = keys.ticket(ticket.id());
        writes.field(hash, REVISION, Long.toString(ticket.revision()));
        if (packed == null) {
            read.put(ticket, body);
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
