package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a patrol can see at all: something that is certainly well, the canary, is looked at before anything is called bad. One
 * ticket tells of it while it isn't.
 */
final class Blindness {
    private static final Logger log = LoggerFactory.getLogger(Blindness.class);
    private static final String NAME = "patrol-blind";
    private static final String SOURCE = "patrol-blind";
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration LOOKED_AT_EVERY = Duration.ofMinutes(1);
    private static final int TRIES = 5;

    private final Store store;
    private final Findings findings;
    private final CaseText text;
    private final InstantSource clock;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    private record Look(Instant at, boolean sees) {
        boolean isFresh(Instant now, Duration length) {
            return !now.isBefore(at) && now.isBefore(at.plus(length));
        }
    }

    Blindness(Store store, Findings findings, CaseText text, InstantSource clock) {
        this.store = store;
        this.findings = findings;
        this.text = text;
        this.clock = clock;
    }

    static boolean isBlind(Store store, Desk desk) {
        return store.records().find(desk.id(), NAME).body().equals("blind");
    }

    /** @param epoch of the desk's lease: nobody else tells that it can't see @param canary looks at it */
    boolean sees(Desk desk, long epoch, Supplier<Sample> canary) {
        return looks.compute(
                        desk.id(),
                        (id, last) -> last != null && last.isFresh(clock.instant(), FRESH)
                                ? last
                                : look(desk, epoch, canary.get()))
                .sees();
    }

    /** While it is blind it is looked again and again whether it still is. */
    void lookAgain(Desk desk, long epoch, Supplier<Sample> canary) {
        Look last = looks.get(desk.id());
        boolean fresh = last != null && last.isFresh(clock.instant(), LOOKED_AT_EVERY);
        if (!fresh && isBlind(store, desk)) {
            sees(desk, epoch, canary);
        }
    }

    private Look look(Desk desk, long epoch, Sample sample) {
        boolean sees = sample.level() == Level.OK || sample.level() == Level.WARN;
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale && sees == isBlind(store, desk); i++) {
            outcome = keep(desk, epoch, sees, sample);
        }
        return new Look(clock.instant(), sees);
    }

    private Outcome keep(Desk desk, long epoch, boolean sees, Sample sample) {
        DeskRecord record = store.records().find(desk.id(), NAME);
        DeskRecord after = record.with(sees ? "sees" : "blind");
        Commit with = Commit.of(desk.id(), NAME + ":" + after.revision() + ":" + sample.at(), after, "")
                .during(epoch);
        Outcome kept = sees
                ? findings.recovered(desk, NAME, sample.message(), with)
                : findings.found(desk, finding(desk, sample), with);
        if (kept instanceof Outcome.Done) {
            log.info("The patrol of desk {} {}: {}", desk.id(), after.body(), sample.message());
        }
        return kept;
    }

    private Finding finding(Desk desk, Sample sample) {
        return new Finding(
                Actor.Kind.PATROL,
                SOURCE,
                NAME,
                Grade.P2,
                desk.otherwise().group(),
                "server",
                null,
                SOURCE,
                text.say(desk, "blind", sample.message()),
                List.of(),
                sample.at(),
                Duration.ZERO);
    }
}
