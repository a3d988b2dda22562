package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How a patrol stands and how it came to that, for those who want to see more than a message holds. */
final class Past {
    /** So many days are shown by day, today included. */
    private static final int DAYS = 28;

    private final Store store;
    private final Judge judge;
    private final Outline outline;
    private final Availability availability;
    private final History history;
    private final Manual manual;
    private final InstantSource clock;

    Past(
            Store store,
            Judge judge,
            Outline outline,
            Availability availability,
            History history,
            Manual manual,
            InstantSource clock) {
        this.store = store;
        this.judge = judge;
        this.outline = outline;
        this.availability = availability;
        this.history = history;
        this.manual = manual;
        this.clock = clock;
    }

    private LocalDate today(Desk desk) {
        return clock.instant().atZone(desk.zone()).toLocalDate();
    }

    Survey survey(Desk desk, Plan plan) {
        LocalDate to = today(desk);
        LocalDate from = to.minusDays(DAYS - 1);
        Barred barred = outline.barred(desk);
        return new Survey(
                Blindness.isBlind(store, desk),
                plan.rounds().stream().map(round -> of(desk, round, from, to)).toList(),
                plan.spots().stream()
                        .map(spot -> {
                            PatrolModel.Item now = outline.item(desk, plan, spot, barred);
                            return new Survey.OfCheck(
                                    spot.check().id(), spot.check().type(), now, history.results(desk, spot, from, to));
                        })
                        .sorted(Comparator.comparing(check -> Outline.weight(check.now())))
                        .toList());
    }

    private Survey.OfRound of(Desk desk, Round round, LocalDate from, LocalDate to) {
        RoundState state = RoundState.read(store.records().find(desk.id(), RoundState.name(round.id())));
        Instant now = clock.instant();
        return new Survey.OfRound(
                round,
                state.due(),
                state.ended(),
                state.total(),
                state.bad(),
                state.unknown(),
                RoundTimes.after(desk, round, now),
                availability.rounds(desk, round.id(), from, to));
    }

    /** @param days how many days' half hours, today's included */
    List<CloseUp> closeUps(Desk desk, Plan plan, String check, int days) {
        LocalDate to = today(desk);
        LocalDate from = to.minusDays(DAYS - 1);
        Barred barred = outline.barred(desk);
        return plan.of(check).stream()
                .map(spot -> new CloseUp(
                        spot.check(),
                        spot.target(),
                        outline.item(desk, plan, spot, barred),
                        judge.states().of(desk, spot).state().since(),
                        history.points(desk, spot, to.minusDays(days - 1), to),
                        history.results(desk, spot, from, to),
                        spot.isProbe()
                                ? availability.probes(
                                        desk,
                                        check,
                                        spot.target() == null
                                                ? null
                                                : spot.target().id(),
                                        from,
                                        to)
                                : Collections.emptySortedMap(),
                        history.attempts(desk, spot),
                        manual.item(desk, spot).map(Manual.Item::signature).orElse(null),
                        plan.rounds().stream()
                                .filter(round -> round.checks().contains(check))
                                .map(Round::id)
                                .toList()))
                .toList();
    }

    /**
     * Takes over what was measured elsewhere: it is counted and drawn, and changes nothing of how the check stands.
     *
     * @param samples of one day of the desk, in order
     * @return whether it is written
     */
    boolean remember(Desk desk, Spot spot, List<Sample> samples) {
        List<DeskRecord> records = new ArrayList<>(history.with(desk, spot, samples));
        if (spot.isProbe()) {
            records.addAll(availability.probed(desk, spot.key(), samples, false));
        }
        String id = "remembered:" + spot.key() + ":" + samples.getFirst().at();
        return store.tickets().commit(commit(desk, id, records)) instanceof Outcome.Done;
    }

    /** The same of a round. @param due when it was, on one day of the desk, in order @param ran the ones of them that ran to their end */
    boolean remember(Desk desk, Round round, List<Instant> due, List<Instant> ran) {
        int cut = due.size() - ran.size();
        String id = "remembered-round:" + round.id() + ":" + due.getFirst();
        boolean written = store.tickets().commit(commit(desk, id, availability.planned(desk, round.id(), due, cut)))
                instanceof Outcome.Done;
        for (Instant at : ran) {
            written &=
                    store.tickets().commit(commit(desk, id + ":" + at, List.of(availability.ran(desk, round.id(), at))))
                            instanceof Outcome.Done;
        }
        return written;
    }

    private static Commit commit(Desk desk, String id, List<DeskRecord> records) {
        return Commit.answer(desk.id(), id, "").besides(records);
    }
}
