package dev.dutydesk.bot.missed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** When the last message of each of a desk's channels was said, as it is kept. */
final class HeardRecord {
    private static final String NAME = "heard";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> TIMES = new TypeReference<>() {};

    private final Store store;

    HeardRecord(Store store) {
        this.store = store;
    }

    Map<String, Instant> of(Desk desk) {
        return times(store.records().find(desk.id(), NAME));
    }

    /**
     * Keeps what is later than what is kept. Another process may be quicker: then the next round does it.
     *
     * @param owner makes the commit's id this process's own
     */
    void keep(Desk desk, Map<String, Instant> heard, String owner) {
        DeskRecord record = store.records().find(desk.id(), NAME);
        Map<String, Instant> known = times(record);
        Map<String, Instant> all = new TreeMap<>(known);
        heard.forEach((channel, at) -> all.merge(channel, at, (one, other) -> one.isAfter(other) ? one : other));
        if (!all.equals(known)) {
            Map<String, String> body = new TreeMap<>();
            all.forEach((channel, at) -> body.put(channel, at.toString()));
            DeskRecord next = record.with(JSON.writeValueAsString(body));
            store.tickets().commit(Commit.of(desk.id(), "heard:" + next.revision() + ":" + owner, next, ""));
        }
    }

    private static Map<String, Instant> times(DeskRecord record) {
        return record.isEmpty()
                ? Map.of()
                : JSON.readValue(record.body(), TIMES).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Instant.parse(entry.getValue())));
    }
}
