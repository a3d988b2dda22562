package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The spots of a desk that are bad and have no ticket of their own, for a reason that passes.
 *
 * @param spots by their keys
 */
record Barred(Map<String, Bar> spots) {
    static final String NAME = "held-back";
    private static final JsonMapper JSON = JsonMapper.shared();

    enum Why {
        /** What it depends on is bad, or isn't known yet. */
        PARENT,
        SILENCED,
        MAINTENANCE
    }

    /** @param parent the key of what it depends on, @param listed whether that one's ticket lists it */
    record Bar(Why why, @Nullable String parent, boolean listed) {}

    static Barred read(DeskRecord record) {
        return record.isEmpty() ? new Barred(Map.of()) : JSON.readValue(record.body(), Barred.class);
    }

    DeskRecord over(DeskRecord before) {
        return before.with(JSON.writeValueAsString(this));
    }

    Optional<Bar> of(String key) {
        return Optional.ofNullable(spots.get(key));
    }

    /** @param bar null for none any more */
    Barred with(String key, @Nullable Bar bar) {
        Map<String, Bar> all = new TreeMap<>(spots);
        if (bar == null) {
            all.remove(key);
        } else {
            all.put(key, bar);
        }
        return new Barred(all);
    }
}
