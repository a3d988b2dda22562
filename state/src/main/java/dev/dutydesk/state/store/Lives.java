package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The past of a desk: whose lives had a step on which days, and these lives, archived ones too. What it costs grows with
 * what happened in the time asked for, not with what happened before.
 */
public final class Lives {
    private static final int AT_ONCE = 250;

    private final Connections redis;
    private final Zones zones;

    Lives(Connections redis, Zones zones) {
        this.redis = redis;
        this.zones = zones;
    }

    /** Those that had any step on one of these days of the desk, and perhaps on no other. */
    public Set<TicketId> touched(String desk, Instant from, Instant until) {
        Keys keys = new Keys(desk);
        List<RedisFuture<List<String>>> asked = days(desk, from, until)
                .flatMap(day -> Stream.of(Verb.values()).map(verb -> keys.day(verb, day)))
                .map(key -> redis.reads().async().hkeys(key))
                .toList();
        Set<TicketId> ids = new LinkedHashSet<>();
        for (RedisFuture<List<String>> found : asked) {
            Answers.await(redis.reads(), found).forEach(id -> ids.add(new TicketId(id)));
        }
        return ids;
    }

    /** What is kept of the latest such step of each ticket that made one on these days. */
    public Map<TicketId, DayFacts> steps(String desk, Verb verb, Instant from, Instant until) {
        Keys keys = new Keys(desk);
        List<RedisFuture<Map<String, byte[]>>> asked = days(desk, from, until)
                .map(day -> redis.reads().async().hgetall(keys.day(verb, day)))
                .toList();
        Map<TicketId, DayFacts> facts = new HashMap<>();
        for (RedisFuture<Map<String, byte[]>> found : asked) {
            Answers.await(redis.reads(), found)
                    .forEach((id, text) ->
                            facts.put(new TicketId(id), DayFacts.parse(new String(text, StandardCharsets.UTF_8))));
        }
        return facts;
    }

    /** How many tickets with that fingerprint were reported in {@code (from, until]}. */
    public long reported(String desk, String fingerprint, Instant from, Instant until) {
        return redis.reads()
                .sync()
                .zcount(
                        new Keys(desk).byFingerprint(fingerprint),
                        Range.from(
                                Range.Boundary.excluding(from.toEpochMilli()),
                                Range.Boundary.including(until.toEpochMilli())));
    }

    /** Reads them some at a time, in no particular order; without those that aren't there. */
    public void each(String desk, Collection<TicketId> ids, Consumer<Life> reader) {
        List<TicketId> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            read(desk, all.subList(i, Math.min(all.size(), i + AT_ONCE)), reader);
        }
    }

    private void read(String desk, List<TicketId> ids, Consumer<Life> reader) {
        Keys keys = new Keys(desk);
        RedisFuture<List<KeyValue<String, byte[]>>> numbers = redis.reads()
                .async()
                .hmget(keys.keys(), ids.stream().map(TicketId::value).toArray(String[]::new));
        List<Records.Asked> asked = new ArrayList<>();
        ids.forEach(id -> asked.add(Records.ask(redis, keys, id)));
        List<KeyValue<String, byte[]>> drawn = Answers.await(redis.reads(), numbers);
        for (int i = 0; i < asked.size(); i++) {
            History history = asked.get(i).await(redis);
            if (drawn.get(i).hasValue() && !history.entries().isEmpty()) {
                reader.accept(new Life(Records.number(drawn.get(i).getValue()), history.steps()));
            }
        }
    }

    private Stream<LocalDate> days(String desk, Instant from, Instant until) {
        ZoneId zone = zones.zone(desk);
        return from.atZone(zone)
                .toLocalDate()
                .datesUntil(until.atZone(zone).toLocalDate().plusDays(1));
    }
}
