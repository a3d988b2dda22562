package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rounds of which nothing ran when they were due, because no bot was there, are a finding: one ticket a desk, whatever rounds they
 * are. It is over when each of those rounds has run again.
 */
final class MissedRounds {
    private static final String NAME = "patrol-rounds";

    private final Store store;
    private final Findings findings;
    private final CaseText text;
    private final InstantSource clock;

    MissedRounds(Store store, Findings findings, CaseText text, InstantSource clock) {
        this.store = store;
        this.findings = findings;
        this.text = text;
        this.clock = clock;
    }

    private RoundState state(Desk desk, Round round) {
        return RoundState.read(store.records().find(desk.id(), RoundState.name(round.id())));
    }

    /** Tells of those that aren't told yet. */
    void look(Desk desk, Plan plan, long epoch) {
        List<String> missed = plan.rounds().stream()
                .flatMap(round -> Stream.of(state(desk, round))
                        .filter(state -> state.unrun() > 0)
                        .map(state -> text.say(desk, "unrun-round", round.id(), state.unrun())))
                .toList();
        if (missed.isEmpty() || findings.isOn(desk, NAME)) {
            return;
        }
        Instant now = clock.instant();
        findings.found(desk, finding(desk, plan, missed, now), Judge.begin(desk, NAME + ":" + now, epoch));
    }

    private Finding finding(Desk desk, Plan plan, List<String> missed, Instant now) {
        String group = plan.rounds().stream()
                .flatMap(round -> plan.of(round).stream())
                .flatMap(spot -> Optional.ofNullable(spot.check().ticket()).stream())
                .map(ticket -> ticket.group())
                .findFirst()
                .orElse(desk.otherwise().group());
        return new Finding(
                Actor.Kind.PATROL,
                NAME,
                NAME,
                Grade.P3,
                group,
                "server",
                null,
                NAME,
                text.say(desk, "unrun", text.list(desk, missed, missed.size())),
                List.of(),
                now,
                Duration.ZERO);
    }

    /** A round has run: ends the finding where it was the last one missing. @param with what is committed in any case */
    Outcome ran(Desk desk, Plan plan, Round round, Commit with) {
        boolean others = plan.rounds().stream()
                .filter(other -> !other.id().equals(round.id()))
                .anyMatch(other -> state(desk, other).unrun() > 0);
        return others
                ? store.tickets().commit(with)
                : findings.recovered(desk, NAME, text.say(desk, "runs-again", round.id()), with);
    }
}
