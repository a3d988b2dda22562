package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What people don't want to hear of for some time. */
final class Silences {
    static final String NAME = "silences";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;

    Silences(Store store) {
        this.store = store;
    }

    /** @param check its id */
    record Silence(String check, Instant until, String by, String why) {}

    private record All(List<Silence> all) {}

    Optional<Silence> of(Desk desk, String check, Instant now) {
        return read(record(desk)).stream()
                .filter(each -> each.check().equals(check) && now.isBefore(each.until()))
                .findFirst();
    }

    private DeskRecord record(Desk desk) {
        return store.records().find(desk.id(), NAME);
    }

    private static List<Silence> read(DeskRecord record) {
        return record.isEmpty()
                ? List.of()
                : JSON.readValue(record.body(), All.class).all();
    }

    /** With this one in the place of the check's others, and without those that are over. */
    DeskRecord with(Desk desk, Silence one, Instant now) {
        DeskRecord record = record(desk);
        List<Silence> all = Stream.concat(
                        read(record).stream()
                                .filter(each -> !each.check().equals(one.check()) && now.isBefore(each.until())),
                        Stream.of(one))
                .toList();
        return record.with(JSON.writeValueAsString(new All(all)));
    }
}
