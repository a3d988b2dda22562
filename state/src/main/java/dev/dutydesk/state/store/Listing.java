package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists tickets, newest first: along the smallest index that holds all that is asked for, or along the numbers where
 * none does. One page looks at a bounded part of it, whatever it finds.
 */
final class Listing {
    /** How many entries one page looks at before it answers with what it has. */
    private static final int LOOK_AT_MOST = 2_000;

    private static final int AT_ONCE = 100;

    private final Connections redis;
    private final Records records;

    Listing(Connections redis, Records records) {
        this.redis = redis;
        this.records = records;
    }

    /** Where a list goes on: after that entry. @param place the score in an index, or the number */
    private record Place(long place, String id) {
        static @Nullable Place parse(@Nullable String cursor) {
            if (cursor == null) {
                return null;
            }
            String[] parts = cursor.split("-", 2);
            try {
                return new Place(Long.parseLong(parts[0]), parts.length == 2 ? parts[1] : "");
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("Not a cursor: " + cursor, e);
            }
        }

        @Override
        public String toString() {
            return place + "-" + id;
        }
    }

    Page list(Query query) {
        Keys keys = new Keys(query.desk());
        List<String> sets = sets(keys, query);
        Place from = Place.parse(query.cursor());
        return sets.isEmpty()
                ? page(query, from, (place, most) -> byNumber(query.desk(), place, most))
                : page(query, from, along(smallest(sets)));
    }

    /** Archived tickets stand in no index but the reporter's: for those alone, the numbers are walked. */
    private static List<String> sets(Keys keys, Query query) {
        if (query.state() == State.ARCHIVED) {
            return query.reporter() == null ? List.of() : List.of(keys.byReporter(query.reporter()));
        }
        Stream<Optional<String>> sets = Stream.of(
                Optional.ofNullable(query.open()).filter(open -> open).map(open -> keys.byOpen()),
                Optional.ofNullable(query.state()).map(keys::byState),
                Optional.ofNullable(query.group()).map(keys::byGroup),
                Optional.ofNullable(query.handler()).map(keys::byHandler),
                Optional.ofNullable(query.reporter()).map(keys::byReporter));
        return sets.flatMap(Optional::stream).toList();
    }

    private String smallest(List<String> sets) {
        return sets.size() == 1
                ? sets.getFirst()
                : sets.stream()
                        .min(Comparator.comparingLong(
                                set -> redis.reads().sync().zcard(set)))
                        .orElseThrow();
    }

    /** Some entries of an order of tickets. */
    @FunctionalInterface
    private interface Entries {
        /** @return at most so many after the place, each with its own, or from the start; empty at the end */
        Map<TicketId, Place> after(@Nullable Place place, int most);
    }

    /** As many as fill the page are looked at first; where too few of them are wanted, more at once. */
    private Page page(Query query, @Nullable Place from, Entries more) {
        int most = Math.min(query.limit() + 1, AT_ONCE);
        List<Numbered> items = new ArrayList<>();
        Place at = from;
        for (int looked = 0; looked < LOOK_AT_MOST; ) {
            Map<TicketId, Place> entries = more.after(at, most);
            if (entries.isEmpty()) {
                return new Page(items, null);
            }
            looked += entries.size();
            most = AT_ONCE;
            Map<TicketId, Numbered> found = new LinkedHashMap<>();
            records.find(query.desk(), entries.keySet())
                    .forEach(each -> found.put(each.ticket().id(), each));
            for (Map.Entry<TicketId, Place> entry : entries.entrySet()) {
                Numbered each = found.get(entry.getKey());
                if (each != null && holds(query, each.ticket())) {
                    if (items.size() == query.limit()) {
                        return new Page(items, String.valueOf(at));
                    }
                    items.add(each);
                }
                at = entry.getValue();
            }
        }
        return new Page(items, String.valueOf(at));
    }

    private Entries along(String set) {
        return (from, most) -> {
            Range<Long> range = from == null
                    ? Range.unbounded()
                    : Range.from(Range.Boundary.unbounded(), Range.Boundary.including(from.place()));
            Map<TicketId, Place> entries = new LinkedHashMap<>();
            for (long offset = 0; ; offset += most) {
                List<ScoredValue<byte[]>> read =
                        redis.reads().sync().zrevrangebyscoreWithScores(set, range, Limit.create(offset, most));
                for (ScoredValue<byte[]> value : read) {
                    String id = new String(value.getValue(), StandardCharsets.UTF_8);
                    Place place = new Place((long) value.getScore(), id);
                    // Of the same instant, those before it in the order were in the page before.
                    if (from == null || place.place() < from.place() || id.compareTo(from.id()) < 0) {
                        entries.put(new TicketId(id), place);
                    }
                }
                if (!entries.isEmpty() || read.size() < most) {
                    return entries;
                }
            }
        };
    }

    private Map<TicketId, Place> byNumber(String desk, @Nullable Place from, int most) {
        Keys keys = new Keys(desk);
        long last = from == null ? newest(keys) : from.place() - 1;
        long first = Math.max(1, last - most + 1);
        if (last < 1) {
            return Map.of();
        }
        String[] numbers = LongStream.rangeClosed(first, last)
                .map(number -> first + last - number)
                .mapToObj(Long::toString)
                .toArray(String[]::new);
        Map<TicketId, Place> entries = new LinkedHashMap<>();
        for (KeyValue<String, byte[]> id : redis.reads().sync().hmget(keys.numbers(), numbers)) {
            if (id.hasValue()) {
                entries.put(Records.id(id.getValue()), new Place(Long.parseLong(id.getKey()), ""));
            }
        }
        return entries;
    }

    private long newest(Keys keys) {
        byte[] drawn = redis.reads().sync().get(keys.number());
        return drawn == null ? 0 : Long.parseLong(new String(drawn, StandardCharsets.UTF_8));
    }

    private static boolean holds(Query query, Ticket ticket) {
        return (query.open() == null || query.open() == ticket.state().isOpen())
                && is(query.state(), ticket.state())
                && is(query.group(), ticket.sort().group())
                && is(query.handler(), ticket.response().handler())
                && is(query.reporter(), ticket.report().reporter());
    }

    private static boolean is(@Nullable Object wanted, @Nullable Object value) {
        return wanted == null || wanted.equals(value);
    }
}
