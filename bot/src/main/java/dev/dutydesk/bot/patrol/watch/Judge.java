package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.Barred.Bar;
import dev.dutydesk.bot.patrol.watch.Barred.Why;
import dev.dutydesk.bot.patrol.watch.States.Kept;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Grade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes samples: what each makes of its check, and what that means for tickets, in one commit. What is held back, silenced or in
 * a maintenance window opens nothing; it is measured, and it recovers, all the same.
 */
final class Judge {
    private static final Logger log = LoggerFactory.getLogger(Judge.class);
    private static final int TRIES = 30;

    private final Store store;
    private final States states;
    private final Findings findings;
    private final Silences silences;
    private final Availability availability;
    private final History history;
    private final InstantSource clock;

    Judge(
            Store store,
            Findings findings,
            Silences silences,
            Availability availability,
            History history,
            InstantSource clock) {
        this.store = store;
        this.history = history;
        this.states = new States(store);
        this.findings = findings;
        this.silences = silences;
        this.availability = availability;
        this.clock = clock;
    }

    States states() {
        return states;
    }

    /**
     * Takes a sample; from any process.
     *
     * @param round when the round was due that it belongs to; null for none
     * @param epoch of the desk's lease; null where it doesn't matter who takes it
     * @param beside what is written with it
     * @return how the check stands then; empty where it couldn't be written
     */
    Optional<CheckState> take(
            Desk desk,
            Plan plan,
            Spot spot,
            Sample sample,
            @Nullable Instant round,
            @Nullable Long epoch,
            Consumer<List<DeskRecord>> beside) {
        for (int i = 0; i < TRIES; i++) {
            Kept kept = states.of(desk, spot);
            CheckState.Last last = kept.state().last();
            if (last != null && last.at().equals(sample.at())) {
                return Optional.of(kept.state());
            }
            CheckState after = kept.state().after(sample, spot.confirming()).in(round);
            List<DeskRecord> records = new ArrayList<>(List.of(kept.after(after)));
            if (spot.isProbe()) {
                boolean excluded = plan.window(spot, sample.at())
                        .filter(Patrol.Window::excluded)
                        .isPresent();
                records.addAll(availability.probed(desk, spot.key(), List.of(sample), excluded));
            }
            records.addAll(history.with(desk, spot, List.of(sample)));
            beside.accept(records);
            String id = "sample:" + spot.key() + ":" + kept.record().revision() + ":"
                    + sample.at().toEpochMilli() + ":" + i;
            Commit with = new Commit(desk.id(), id, null, records, List.of(), "", epoch, null, null);
            Outcome outcome = judge(desk, plan, spot, kept.state(), after, with);
            if (outcome instanceof Outcome.Done) {
                return Optional.of(after);
            }
            if (!(outcome instanceof Outcome.Stale)) {
                log.info("A sample of {} on desk {} isn't taken: {}", spot.key(), desk.id(), outcome);
                return Optional.empty();
            }
        }
        log.warn("A sample of {} on desk {} isn't taken: others write there all the time", spot.key(), desk.id());
        return Optional.empty();
    }

    private Outcome judge(Desk desk, Plan plan, Spot spot, CheckState before, CheckState after, Commit with) {
        DeskRecord record = store.records().find(desk.id(), Barred.NAME);
        Barred barred = Barred.read(record);
        Optional<Bar> was = barred.of(spot.key());
        if (!after.isBad()) {
            boolean over = after.level() == Level.OK;
            Commit free = was.isPresent() && over
                    ? with.besides(List.of(barred.with(spot.key(), null).over(record)))
                    : with;
            return over && (before.isBad() || was.isPresent())
                    ? findings.recovered(desk, WhatIsFound.fingerprint(spot, after), WhatIsFound.message(after), free)
                    : store.tickets().commit(free);
        }
        Grade grade = spot.grade(after.level()).orElse(null);
        if (grade == null) {
            return store.tickets().commit(with);
        }
        Bar bar = bar(desk, plan, spot, after, barred).orElse(null);
        if (bar != null) {
            boolean known = was.filter(old -> old.why() == bar.why()).isPresent();
            return store.tickets()
                    .commit(
                            known
                                    ? with
                                    : with.besides(
                                            List.of(barred.with(spot.key(), bar).over(record))));
        }
        Commit free = was.isPresent()
                ? with.besides(List.of(barred.with(spot.key(), null).over(record)))
                : with;
        return findings.found(desk, WhatIsFound.of(desk, plan, spot, after, grade, clock.instant()), free);
    }

    /** Why it opens nothing now; empty where it does. A finding that is known already isn't held back by what it depends on. */
    private Optional<Bar> bar(Desk desk, Plan plan, Spot spot, CheckState state, Barred barred) {
        Instant now = clock.instant();
        if (silences.of(desk, spot.check().id(), now).isPresent()) {
            return Optional.of(new Bar(Why.SILENCED, null, false));
        }
        if (plan.window(spot, now).isPresent()) {
            return Optional.of(new Bar(Why.MAINTENANCE, null, false));
        }
        if (spot.check().depends().isEmpty() || findings.isOn(desk, WhatIsFound.fingerprint(spot, state))) {
            return Optional.empty();
        }
        return plan.parents(spot).stream()
                .filter(parent -> explains(desk, parent, state, barred))
                .findFirst()
                .map(parent -> new Bar(Why.PARENT, parent.key(), false));
    }

    /** It is bad or seems so, or it wasn't looked at since. */
    private boolean explains(Desk desk, Spot parent, CheckState child, Barred barred) {
        CheckState state = states.of(desk, parent).state();
        if (state.seemsBad()) {
            return barred.of(parent.key()).isPresent()
                    || parent.grade(Level.CRIT).isPresent()
                    || parent.grade(Level.WARN).isPresent();
        }
        return parent.isMeasurable() && isOlder(state, child) || isFrom(child, state);
    }

    /** Whether what is known of the child is from before its parent was well: it may be well too by now. */
    private static boolean isFrom(CheckState child, CheckState parent) {
        return child.last() != null
                && parent.since() != null
                && child.last().at().isBefore(parent.since());
    }

    private static boolean isOlder(CheckState parent, CheckState child) {
        return parent.last() == null
                || child.badSince() != null && parent.last().at().isBefore(child.badSince());
    }

    /**
     * Looks again at those that were held back: opens what nothing holds back any more, and has tickets list what they explain.
     *
     * @param look told the parents that must be looked at before it is known
     */
    void lookAtBarred(Desk desk, Plan plan, long epoch, Consumer<Spot> look) {
        DeskRecord record = store.records().find(desk.id(), Barred.NAME);
        for (String key : Barred.read(record).spots().keySet()) {
            Spot spot = plan.spot(key).orElse(null);
            if (spot == null) {
                free(desk, key, epoch);
            } else {
                lookAt(desk, plan, spot, epoch, look);
            }
        }
    }

    private void lookAt(Desk desk, Plan plan, Spot spot, long epoch, Consumer<Spot> look) {
        DeskRecord record = store.records().find(desk.id(), Barred.NAME);
        Barred barred = Barred.read(record);
        Bar was = barred.of(spot.key()).orElse(null);
        CheckState state = states.of(desk, spot).state();
        Grade grade = spot.grade(state.level()).orElse(null);
        if (was == null) {
            return;
        }
        if (!state.isBad() || grade == null) {
            free(desk, spot.key(), epoch);
            return;
        }
        Commit with = begin(desk, "held-back:" + record.revision() + ":" + spot.key(), epoch);
        Bar bar = bar(desk, plan, spot, state, barred).orElse(null);
        if (bar == null) {
            Commit free = with.besides(List.of(barred.with(spot.key(), null).over(record)));
            findings.found(desk, WhatIsFound.of(desk, plan, spot, state, grade, clock.instant()), free);
            return;
        }
        Optional<Spot> parent = Optional.ofNullable(bar.parent()).flatMap(plan::spot);
        parent.map(one -> states.of(desk, one).state())
                .flatMap(above ->
                        isOlder(above, state) ? parent : isFrom(state, above) ? Optional.of(spot) : Optional.empty())
                .ifPresent(look);
        if (parent.isEmpty() || was.listed()) {
            if (bar.why() != was.why()) {
                store.tickets()
                        .commit(with.besides(
                                List.of(barred.with(spot.key(), bar).over(record))));
            }
            return;
        }
        String root = fingerprint(desk, root(plan, barred, parent.get()));
        if (findings.ticketOf(desk, root).isPresent()) {
            Bar listed = new Bar(bar.why(), bar.parent(), true);
            Commit lists = with.besides(List.of(barred.with(spot.key(), listed).over(record)));
            findings.held(desk, root, spot.name() + " " + WhatIsFound.message(state), lists);
        }
    }

    private static Spot root(Plan plan, Barred barred, Spot from) {
        Spot at = from;
        for (int i = 0; i < barred.spots().size(); i++) {
            Spot above = barred.of(at.key())
                    .flatMap(bar -> Optional.ofNullable(bar.parent()))
                    .flatMap(plan::spot)
                    .orElse(null);
            if (above == null) {
                return at;
            }
            at = above;
        }
        return at;
    }

    private void free(Desk desk, String key, long epoch) {
        DeskRecord record = store.records().find(desk.id(), Barred.NAME);
        store.tickets()
                .commit(begin(desk, "held-back:" + record.revision() + ":" + key, epoch)
                        .besides(List.of(Barred.read(record).with(key, null).over(record))));
    }

    static Commit begin(Desk desk, String id, long epoch) {
        return new Commit(desk.id(), id, null, List.of(), List.of(), "", epoch, null, null);
    }

    private String fingerprint(Desk desk, Spot spot) {
        return WhatIsFound.fingerprint(spot, states.of(desk, spot).state());
    }

    /** The ticket that tells of it now. */
    Optional<Numbered> ticketOf(Desk desk, Spot spot) {
        return findings.ticketOf(desk, fingerprint(desk, spot));
    }

    boolean isSilenced(Desk desk, Spot spot) {
        return silences.of(desk, spot.check().id(), clock.instant()).isPresent();
    }
}
