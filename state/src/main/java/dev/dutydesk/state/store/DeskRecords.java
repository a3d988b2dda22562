package dev.dutydesk.state.store;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
        return record(name, redis.reads().sync().hmget(new Keys(desk).record(name), REVISION, BODY));
    }

    /** In the order given, each as it was last committed. All asked at once. */
    public List<DeskRecord> find(String desk, List<String> names) {
        Keys keys = new Keys(desk);
        List<RedisFuture<List<KeyValue<String, byte[]>>>> asked = names.stream()
                .map(name -> redis.reads().async().hmget(keys.record(name), REVISION, BODY))
                .toList();
        List<DeskRecord> found = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            found.add(record(names.get(i), Answers.await(redis.reads(), asked.get(i))));
        }
        return found;
    }

    private static DeskRecord record(String name, List<KeyValue<String, byte[]>> found) {
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
