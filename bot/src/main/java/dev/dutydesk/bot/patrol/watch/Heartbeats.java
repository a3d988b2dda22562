package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What jobs said last of themselves, and until when they must say it again. */
final class Heartbeats {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;
    private final States states;

    Heartbeats(Store store, States states) {
        this.store = store;
        this.states = states;
    }

    /**
     * @param at when it was heard; where it never was, since when it is waited for
     * @param said by name; empty where it never was heard
     */
    record Word(Instant at, Map<String, Object> said) {}

    private static String name(String check) {
        return "heartbeat:" + check;
    }

    Optional<Word> word(Desk desk, String check) {
        DeskRecord record = store.records().find(desk.id(), name(check));
        return record.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(record.body(), Word.class));
    }

    /** With what was heard just now. */
    DeskRecord heard(Desk desk, String check, Instant at, Map<String, Object> said) {
        return store.records().find(desk.id(), name(check)).with(JSON.writeValueAsString(new Word(at, said)));
    }

    /** When it is missing unless it is heard before; empty where that is known already. */
    Optional<Instant> expected(Desk desk, Spot spot, Instant now) {
        Word word = word(desk, spot.check().id()).orElse(null);
        if (word == null) {
            store.tickets()
                    .commit(Commit.of(
                            desk.id(),
                            name(spot.check().id()) + ":awaited",
                            heard(desk, spot.check().id(), now, Map.of()),
                            ""));
            return Optional.of(until(spot, now));
        }
        Instant until = until(spot, word.at());
        CheckState.Last last = states.of(desk, spot).state().last();
        return last != null && !last.at().isBefore(until) ? Optional.empty() : Optional.of(until);
    }

    boolean isMissing(Desk desk, Spot spot, Instant now) {
        return !now.isBefore(until(spot, last(desk, spot)));
    }

    Instant last(Desk desk, Spot spot) {
        return word(desk, spot.check().id()).map(Word::at).orElse(Instant.EPOCH);
    }

    private static Instant until(Spot spot, Instant from) {
        Duration every = spot.check().expectEvery();
        Duration grace = spot.check().grace();
        return from.plus(every == null ? Duration.ZERO : every).plus(grace == null ? Duration.ZERO : grace);
    }
}
