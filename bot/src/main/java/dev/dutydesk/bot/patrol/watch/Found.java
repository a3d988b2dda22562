package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a fingerprint.
 *
 * @param finding as it was found last
 * @param ticket the id of the ticket that tells of it, or told of it the last time; null while it waits for others, and where
 *     it went before there was one
 * @param recovered when it was well again; null while it isn't
 */
record Found(
        Finding finding, @Nullable String ticket, @Nullable Instant recovered) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static String name(String fingerprint) {
        return "finding:" + fingerprint;
    }

    static @Nullable Found read(DeskRecord record) {
        return record.isEmpty() ? null : JSON.readValue(record.body(), Found.class);
    }

    DeskRecord over(DeskRecord before) {
        return before.with(JSON.writeValueAsString(this));
    }

    boolean isOn() {
        return recovered == null;
    }

    @Nullable
    TicketId id() {
        return ticket == null ? null : new TicketId(ticket);
    }
}
