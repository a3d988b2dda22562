package dev.dutydesk.bot.patrol.beat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** The last word of each job, one record of the store for each check. */
public final class LastBeats implements Heartbeats {
    private static final int TRIES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final BiPredicate<Desk, String> known;
    private final Consumer<String> heard;

    /**
     * @param known whether a desk waits for a check of that id
     * @param heard told of the desk after each word
     */
    public LastBeats(Store store, BiPredicate<Desk, String> known, Consumer<String> heard) {
        this.store = store;
        this.known = known;
        this.heard = heard;
    }

    @Override
    public boolean knows(Desk desk, String check) {
        return known.test(desk, check);
    }

    /** What comes later stands, whatever order calls are written in. */
    @Override
    public Outcome beat(Desk desk, String check, Beat beat) {
        Outcome outcome = new Outcome.Stale();
        for (int tries = 0; tries < TRIES && outcome instanceof Outcome.Stale; tries++) {
            DeskRecord record = store.records().find(desk.id(), name(check));
            if (!record.isEmpty() && parse(record).at().isAfter(beat.at())) {
                return new Outcome.Done("", List.of(), true);
            }
            DeskRecord after = record.with(JSON.writeValueAsString(beat));
            outcome = store.tickets()
                    .commit(Commit.of(desk.id(), name(check) + ":" + after.revision() + ":" + beat.at(), after, ""));
        }
        if (outcome instanceof Outcome.Done) {
            heard.accept(desk.id());
        }
        return outcome;
    }

    /** The last one; empty where the job never told of itself. */
    public Optional<Beat> last(Desk desk, String check) {
        DeskRecord record = store.records().find(desk.id(), name(check));
        return record.isEmpty() ? Optional.empty() : Optional.of(parse(record));
    }

    private static Beat parse(DeskRecord record) {
        return JSON.readValue(record.body(), Beat.class);
    }

    private static String name(String check) {
        return "beat:" + check;
    }
}
