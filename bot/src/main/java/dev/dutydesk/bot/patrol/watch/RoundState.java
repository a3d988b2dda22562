package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a round stands: the latest time at which it was due, and what came of that.
 *
 * @param due null before the first
 * @param ended when all of its checks had been looked at; null while they aren't
 * @param total how many there were, @param bad, @param unknown how many of them were such in the end
 * @param gist of what wasn't well in the last one that ended, so that it is known when that changes
 * @param missed how many before it didn't run to their end, since the last one that did
 * @param unrun how many of those never began
 */
record RoundState(
        @Nullable Instant due,
        @Nullable Instant ended,
        int total,
        int bad,
        int unknown,
        String gist,
        int missed,
        int unrun) {
    private static final RoundState NONE = new RoundState(null, null, 0, 0, 0, "", 0, 0);
    /** What an earlier bot didn't count is nothing. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static String name(String round) {
        return "round:" + round;
    }

    static RoundState read(DeskRecord record) {
        return record.isEmpty() ? NONE : parse(record.body());
    }

    static RoundState parse(String body) {
        return JSON.readValue(body, RoundState.class);
    }

    DeskRecord over(DeskRecord before) {
        return before.with(JSON.writeValueAsString(this));
    }

    boolean isOn() {
        return due != null && ended == null;
    }

    /** @param skipped how many times there were since that nobody is going to make up for */
    RoundState due(Instant at, int skipped) {
        return new RoundState(at, null, 0, 0, 0, gist, missed + skipped + (isOn() ? 1 : 0), unrun + skipped);
    }

    RoundState ended(Instant at, int all, int wrong, int notKnown, String what) {
        return new RoundState(due, at, all, wrong, notKnown, what, missed, unrun);
    }

    /** The ones that didn't run have been told. */
    RoundState told() {
        return new RoundState(due, ended, total, bad, unknown, gist, 0, 0);
    }
}
