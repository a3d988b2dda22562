package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a ticket whole again that a commit left half-written: its events say what it is. */
final class Repair {
    private static final int LOOK_AT = 1_000;

    private final Connections redis;
    private final Records records;
    private final Drafting drafting;
    private final Asking asking;

    Repair(Connections redis, Records records, Drafting drafting, Asking asking) {
        this.redis = redis;
        this.records = records;
        this.drafting = drafting;
        this.asking = asking;
    }

    void repair(String desk, TicketId id, Instant now) {
        Keys keys = new Keys(desk);
        Writes writes = new Writes(keys, keys.commit("repair:" + UUID.randomUUID()));
        writes.requireRevision(keys.ticket(id), records.revision(desk, id));
        History history = records.history(desk, id);
        writes.unfield(keys.broken(), id.value());
        if (history.entries().isEmpty()) {
            // It broke off before its first event: there never was such a ticket.
            byte[] number = redis.reads().sync().hget(keys.keys(), id.value());
            if (number != null) {
                writes.unfield(keys.keys(), id.value());
                writes.unfield(keys.numbers(), new String(number, StandardCharsets.UTF_8));
            }
        } else {
            rebuild(keys, history, now, writes);
        }
        Outcome outcome = asking.commit(id.value(), writes, "", "", true);
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("Ticket " + id + " on desk " + desk + " isn't repaired: " + outcome);
        }
    }

    private void rebuild(Keys keys, History history, Instant now, Writes writes) {
        Ticket ticket = history.ticket();
        String id = ticket.id().value();
        if (!redis.reads().sync().hexists(keys.keys(), id)) {
            writes.number(keys, ticket.id());
        }
        boolean archived = ticket.state() == State.ARCHIVED;
        records.write(writes, keys, ticket, TicketJson.body(ticket), archived ? Packing.pack(history) : null);
        Map<String, Long> wanted = Indexes.of(keys, ticket);
        indexed(keys, ticket.id()).stream()
                .filter(set -> !wanted.containsKey(set))
                .forEach(set -> writes.unscore(set, id));
        wanted.forEach((set, score) -> writes.score(set, score, id));
        claim(keys, ticket, writes);
        String root = Indexes.root(ticket);
        if (root != null) {
            writes.field(WaitingKeys.roots(keys.desk()), root, id);
        }
        drafting.days(keys, history.steps(), writes);
        drafting.waiting(keys, ticket, now, writes);
    }

    private static void claim(Keys keys, Ticket ticket, Writes writes) {
        String fingerprint = ticket.report().fingerprint();
        if (fingerprint == null) {
            return;
        }
        if (ticket.state().isOpen()) {
            writes.claim(keys.claim(fingerprint), ticket.id());
        } else {
            writes.unclaim(keys.claim(fingerprint), ticket.id());
        }
    }

    /** The indexes it stands in now: all of the desk's are looked through. */
    private List<String> indexed(Keys keys, TicketId id) {
        ScanArgs indexes = ScanArgs.Builder.limit(LOOK_AT).match(keys.byAnything() + "*");
        byte[] member = id.value().getBytes(StandardCharsets.UTF_8);
        return ScanIterator.scan(redis.reads().sync(), indexes).stream()
                .distinct()
                .filter(set -> redis.reads().sync().zscore(set, member) != null)
                .toList();
    }
}
