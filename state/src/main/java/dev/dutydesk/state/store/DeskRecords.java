package dev.dutydesk.state.store;

import io.lettuce.core.KeyValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what desks keep beside their tickets; commits write it. */
public final class DeskRecords {
    private static final String REVISION = "rev";
    private static final String BODY = "body";

    private final Connections redis;

    DeskRecords(Connections redis) {
        this.redis = redis;
    }

    /** As it was last committed; of revision 0 where it never was. */
    public DeskRecord find(String desk, String name) {
        List<KeyValue<String, byte[]>> found = redis.reads().sync().hmget(new Keys(desk).record(name), REVISION, BODY);
        String revision = text(found.get(0));
        String body = text(found.get(1));
        return revision == null || body == null
                ? DeskRecord.none(name)
                : new DeskRecord(name, Long.parseLong(revision), body);
    }

    /** @param after the record's next revision */
    static void write(Writes writes, Keys keys, DeskRecord after) {
        String key = keys.record(after.name());
        writes.requireRevision(key, after.revision() == 1 ? null : after.revision() - 1);
        writes.record(key, after.revision(), after.body());
    }

    private static @Nullable String text(KeyValue<String, byte[]> field) {
        return field.hasValue() ? new String(field.getValue(), StandardCharsets.UTF_8) : null;
    }
}
