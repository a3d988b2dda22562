package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions and writes of one commit, as {@code commit.lua} takes them. Not for more than one thread. */
final class Writes {
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Part conditions = new Part();
    private final Part writes = new Part();
    private final String kept;

    /** @param kept the key of what is kept with the commit's id */
    Writes(Keys keys, String kept) {
        this.kept = kept;
        place(kept);
        place(WaitingKeys.lease(keys.desk()));
        place(keys.broken());
    }

    /** A list of conditions or writes, and how many they are. */
    private final class Part {
        private final List<byte[]> arguments = new ArrayList<>();
        private int count;

        Part one(String name, String... keys) {
            count++;
            arguments.add(bytes(name));
            for (String key : keys) {
                arguments.add(bytes(place(key)));
            }
            return this;
        }

        void with(String... values) {
            for (String value : values) {
                arguments.add(bytes(value));
            }
        }

        void with(byte[] value) {
            arguments.add(value);
        }
    }

    /** Marked where the commit breaks off half-way. */
    void touches(TicketId ticket) {
        touched.add(ticket.value());
    }

    /** @param revision null: there is no such ticket */
    void requireRevision(String ticket, @Nullable Long revision) {
        conditions.one("revision", ticket).with(revision == null ? "" : Long.toString(revision));
    }

    void requireUnclaimed(String claim) {
        conditions.one("unclaimed", claim);
    }

    /** The next revision of what a desk keeps, whole. */
    void record(String record, long revision, String body) {
        writes.one("record", record).with(Long.toString(revision), body);
    }

    void number(Keys keys, TicketId id) {
        writes.one("number", keys.number(), keys.numbers(), keys.keys()).with(id.value());
    }

    /** The answer, with the numbers drawn before. */
    void keep() {
        writes.one("keep", kept);
    }

    void field(String hash, String field, byte[] value) {
        Part part = writes.one("field", hash);
        part.with(field);
        part.with(value);
    }

    void field(String hash, String field, String value) {
        writes.one("field", hash).with(field, value);
    }

    void unfield(String hash, String field) {
        writes.one("unfield", hash).with(field);
    }

    void append(String list, byte[] value) {
        writes.one("append", list).with(value);
    }

    void unlist(String list) {
        writes.one("unlist", list);
    }

    void score(String set, long score, String member) {
        writes.one("score", set).with(Long.toString(score), member);
    }

    void unscore(String set, String member) {
        writes.one("unscore", set).with(member);
    }

    void earliest(String set, Instant at, String member) {
        writes.one("earliest", set).with(Long.toString(at.toEpochMilli()), member);
    }

    void claim(String claim, TicketId id) {
        writes.one("claim", claim).with(id.value());
    }

    void unclaim(String claim, TicketId id) {
        writes.one("unclaim", claim).with(id.value());
    }

    /** @param most about how many entries the stream keeps */
    void log(String stream, int most, TicketId id, int no, String verb) {
        writes.one("log", stream).with(Integer.toString(most), id.value(), Integer.toString(no), verb);
    }

    List<String> keys() {
        return List.copyOf(places.keySet());
    }

    /** How many writes the script is asked for. */
    int size() {
        return writes.count;
    }

    /** @param header what the script wants before the tickets */
    byte[][] arguments(String... header) {
        List<byte[]> all = new ArrayList<>();
        for (String value : header) {
            all.add(bytes(value));
        }
        all.add(bytes(Integer.toString(touched.size())));
        touched.forEach(one -> all.add(bytes(one)));
        for (Part part : List.of(conditions, writes)) {
            all.add(bytes(Integer.toString(part.count)));
            all.addAll(part.arguments);
        }
        return all.toArray(byte[][]::new);
    }

    private String place(String key) {
        return places.computeIfAbsent(key, k -> Integer.toString(places.size() + 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
