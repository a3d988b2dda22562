package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of each check. */
final class States {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;

    States(Store store) {
        this.store = store;
    }

    /** @param record to be written over */
    record Kept(DeskRecord record, CheckState state) {
        DeskRecord after(CheckState after) {
            return record.with(JSON.writeValueAsString(after));
        }
    }

    /** A renamed check goes on with what was kept under its former name, until something is kept under the new one. */
    Kept of(Desk desk, Spot spot) {
        DeskRecord record = store.records().find(desk.id(), name(spot.key()));
        String former = spot.formerKey();
        if (!record.isEmpty() || former == null) {
            return new Kept(record, read(record));
        }
        DeskRecord before = store.records().find(desk.id(), name(former));
        return new Kept(record, before.isEmpty() ? CheckState.NEW : read(before).renamedFrom(former));
    }

    private static CheckState read(DeskRecord record) {
        return record.isEmpty() ? CheckState.NEW : JSON.readValue(record.body(), CheckState.class);
    }

    private static String name(String key) {
        return "check:" + key;
    }
}
