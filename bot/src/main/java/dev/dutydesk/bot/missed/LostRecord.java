package dev.dutydesk.bot.missed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** When each connection last stood, and what was lost of late, as it is kept with the desk. */
final class LostRecord {
    private static final String NAME = "lost";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final String owner;

    /** @param stood by connection @param lost oldest first */
    record Content(Map<String, Instant> stood, List<Lost> lost) {}

    /** @param owner makes the commits' ids this process's own */
    LostRecord(Store store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    Content of(Desk desk) {
        return content(store.records().find(desk.id(), NAME));
    }

    private static Content content(DeskRecord record) {
        return record.isEmpty() ? new Content(Map.of(), List.of()) : JSON.readValue(record.body(), Content.class);
    }

    /** Another process may be quicker: then the next round does it. */
    void stood(Desk desk, String connection, Instant at) {
        DeskRecord record = store.records().find(desk.id(), NAME);
        Content known = content(record);
        keep(desk, record, new Content(with(known, connection, at), known.lost()), List.of());
    }

    /** @param since what ended before isn't kept any longer */
    void lost(Desk desk, Lost lost, Instant since, List<Announcement> saying) {
        DeskRecord record = store.records().find(desk.id(), NAME);
        Content known = content(record);
        List<Lost> all = Stream.concat(
                        known.lost().stream().filter(each -> each.until().isAfter(since)), Stream.of(lost))
                .toList();
        keep(desk, record, new Content(with(known, lost.connection(), lost.until()), all), saying);
    }

    private static Map<String, Instant> with(Content known, String connection, Instant at) {
        Map<String, Instant> stood = new TreeMap<>(known.stood());
        stood.put(connection, at);
        return stood;
    }

    private void keep(Desk desk, DeskRecord record, Content content, List<Announcement> saying) {
        DeskRecord next = record.with(JSON.writeValueAsString(content));
        store.tickets()
                .commit(Commit.of(desk.id(), NAME + ":" + next.revision() + ":" + owner, next, "")
                        .saying(saying));
    }
}
