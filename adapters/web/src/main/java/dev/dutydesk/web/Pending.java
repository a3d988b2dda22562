package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.ZAddArgs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a desk that the bot hasn't answered yet, in Redis. */
final class Pending {
    private static final Limit AT_ONCE = Limit.from(1000);

    private final RedisLink redis;

    Pending(RedisLink redis) {
        this.redis = redis;
    }

    record Entry(String desk, String room, String message) {
        private byte[] member() {
            return bytes(room + " " + message);
        }
    }

    /** @param ticket the key of the ticket it is about; null for none */
    record Settled(Channel room, String message, @Nullable String ticket) {}

    /** The oldest ones that are due until then. */
    List<Entry> due(String desk, Instant until) {
        Range<Number> range = until == Instant.MAX ? Range.unbounded() : Range.create(0, until.toEpochMilli());
        List<byte[]> members = redis.read(commands -> commands.zrangebyscore(RoomKeys.pending(desk), range, AT_ONCE));
        return members.stream().map(member -> entry(desk, member)).toList();
    }

    void later(Entry entry, Instant due) {
        redis.write(
                entry.message(),
                commands -> commands.zadd(
                        RoomKeys.pending(entry.desk()),
                        ZAddArgs.Builder.xx(),
                        (double) due.toEpochMilli(),
                        entry.member()));
    }

    /** Takes them off; all of one desk. */
    void settle(String desk, List<Settled> answered) {
        List<String> keys = new ArrayList<>(answered.size() + 1);
        keys.add(RoomKeys.pending(desk));
        byte[][] facts = new byte[answered.size() * 3][];
        int i = 0;
        for (Settled each : answered) {
            keys.add(RoomKeys.of(each.room()).ticket());
            facts[i++] = bytes(each.room().id());
            facts[i++] = bytes(each.message());
            facts[i++] = bytes(each.ticket() == null ? "" : each.ticket());
        }
        redis.<Long>write(Script.SETTLE, ScriptOutputType.INTEGER, desk, keys, facts);
    }

    private static Entry entry(String desk, byte[] member) {
        String text = new String(member, StandardCharsets.UTF_8);
        int blank = text.lastIndexOf(' ');
        return new Entry(desk, text.substring(0, blank), text.substring(blank + 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
