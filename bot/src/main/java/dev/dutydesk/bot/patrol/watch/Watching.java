package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people and programs ask of patrols, and tell them. Safe for many threads, in any process. */
public final class Watching {
    /** So much of an overview fits into one message. */
    private static final int SHOWN = 10;

    private final Store store;
    private final Measures measures;
    private final Plans plans;
    private final Judge judge;
    private final Findings findings;
    private final Silences silences;
    private final Heartbeats heartbeats;
    private final Eyes eyes;
    private final Outline outline;
    private final Day day;
    private final Manual manual;
    private final Asked asked;
    private final MissedRounds missed;
    private final Past past;
    private final ProbeTimes times;
    private final InstantSource clock;

    public Watching(
            Store store,
            Patrols patrols,
            Measures measures,
            Findings findings,
            Availability availability,
            Promotions promotions,
            DeskTemplates templates,
            Speech speech,
            InstantSource clock) {
        this.store = store;
        this.findings = findings;
        this.measures = measures;
        this.clock = clock;
        CaseText text = new CaseText(templates, store.tickets(), clock);
        plans = new Plans(patrols);
        silences = new Silences(store);
        History history = new History(store);
        judge = new Judge(store, findings, silences, availability, history, clock);
        heartbeats = new Heartbeats(store, judge.states());
        eyes = new Eyes(measures, heartbeats, judge.states(), new Blindness(store, findings, text, clock), text, clock);
        times = new ProbeTimes(promotions);
        outline = new Outline(store, judge, times, clock);
        missed = new MissedRounds(store, findings, text, clock);
        day = new Day(store, judge, outline, availability, missed, plans, speech, clock);
        manual = new Manual(store, plans, judge, text, speech, clock);
        asked = new Asked(store, plans, judge, outline, speech, clock);
        past = new Past(store, judge, outline, availability, history, manual, clock);
    }

    /** What is said of a day's rounds; of what people asked to be run; what people are asked to sign. */
    public List<Announcer> announcers() {
        return List.of(day, asked, manual);
    }

    DeskWatch.Parts parts(DeskWatch.Seen seen) {
        return new DeskWatch.Parts(
                store, judge, findings, eyes, heartbeats, manual, asked, missed, day, times, seen, clock);
    }

    Plans plans() {
        return plans;
    }

    /** Nothing else is measured from now on. */
    void keep(List<Plan> all) {
        measures.keep(all.stream()
                .flatMap(plan -> plan.patrol().targets().values().stream())
                .collect(Collectors.toSet()));
    }

    /** How it stands; empty where the desk has no patrol. */
    public Optional<PatrolModel> overview(Desk desk) {
        return plans.of(desk).map(plan -> outline.whole(desk, plan, SHOWN));
    }

    /** How it stands, with its past; empty where the desk has no patrol. */
    public Optional<Survey> survey(Desk desk) {
        return plans.of(desk).map(plan -> past.survey(desk, plan));
    }

    /** One check on each of its targets, with its past; empty where there is no such check. @param days of half hours, 1 to 35 */
    public List<CloseUp> closeUps(Desk desk, String check, int days) {
        return plans.of(desk)
                .map(plan -> past.closeUps(desk, plan, check, days))
                .orElse(List.of());
    }

    /**
     * Takes over what was measured elsewhere, so that it is counted and drawn. How the check stands doesn't change, and nothing opens.
     *
     * @param samples of one check on one target and of one day of the desk, in order, not empty
     * @return whether it is written; false also where there is no such check
     */
    public boolean remember(Desk desk, List<Sample> samples) {
        Sample first = samples.getFirst();
        return plans.of(desk)
                .flatMap(plan -> plan.of(first.check()).stream()
                        .filter(spot -> first.target()
                                .equals(
                                        spot.target() == null
                                                ? ""
                                                : spot.target().id()))
                        .findFirst())
                .filter(spot -> past.remember(desk, spot, samples))
                .isPresent();
    }

    /** The same of a round. @param due when it was, on one day of the desk, in order, not empty @param ran those of them that ran to their end */
    public boolean remember(Desk desk, String round, List<Instant> due, List<Instant> ran) {
        return plans.of(desk)
                .flatMap(plan -> plan.rounds().stream()
                        .filter(each -> each.id().equals(round))
                        .findFirst())
                .filter(found -> past.remember(desk, found, due, ran))
                .isPresent();
    }

    /** Whether the desk has such a check. */
    public boolean knows(Desk desk, String check) {
        return plans.of(desk).filter(plan -> !plan.of(check).isEmpty()).isPresent();
    }

    /** Whether it is one whose job reports by itself. */
    public boolean isHeartbeat(Desk desk, String check) {
        return spot(desk, check).filter(Spot::isHeartbeat).isPresent();
    }

    /** Whether it can be measured when somebody wants to know. */
    public boolean isMeasurable(Desk desk, String check) {
        return spot(desk, check).filter(Spot::isMeasurable).isPresent();
    }

    private Optional<Spot> spot(Desk desk, String check) {
        return plans.of(desk).flatMap(plan -> plan.of(check).stream().findFirst());
    }

    /** To be committed: the check is run soon, and what came of it is said in that room. */
    public DeskRecord run(Desk desk, String check, Actor by, String room) {
        return asked.with(desk, check, by.id(), room);
    }

    /** To be committed: the check opens nothing and nothing is said of it until then. It is measured all the same. */
    public DeskRecord silence(Desk desk, String check, Actor by, Instant until, String why) {
        return silences.with(desk, new Silences.Silence(check, until, by.id(), why), clock.instant());
    }

    /** Whether somebody is asked to sign that now, or has signed it. */
    public boolean isAsked(Desk desk, String check) {
        return spot(desk, check).flatMap(spot -> manual.item(desk, spot)).isPresent();
    }

    /** Takes down what somebody has looked at. @param good whether all was well @return whether it is written */
    public boolean sign(Desk desk, String check, Actor by, boolean good, String remark, List<Inbound.File> files) {
        Signature signature = new Signature(by.id(), clock.instant(), good, remark, List.copyOf(files));
        return plans.of(desk)
                .flatMap(plan ->
                        plan.of(check).stream().findFirst().flatMap(spot -> manual.sign(desk, plan, spot, signature)))
                .isPresent();
    }

    /**
     * A job has reported: keeps what it said, and what that means, in one commit.
     *
     * @param said by name: {@code exit}, {@code bytes}, {@code offsite}, …
     * @return whether it is written; false also where the desk has no such heartbeat
     */
    public boolean heard(Desk desk, String check, Map<String, Object> said) {
        Instant now = clock.instant();
        Plan plan = plans.of(desk).orElse(null);
        Spot spot = plan == null
                ? null
                : plan.of(check).stream().filter(Spot::isHeartbeat).findFirst().orElse(null);
        return plan != null
                && spot != null
                && judge.take(
                                desk,
                                plan,
                                spot,
                                eyes.heard(desk, spot, now, said),
                                null,
                                null,
                                records -> records.add(heartbeats.heard(desk, check, now, said)))
                        .isPresent();
    }

    /** How a check stands on a target. @param key as findings of it have it: {@code check@target} */
    CheckState state(Desk desk, String key) {
        return plans.of(desk)
                .flatMap(plan -> plan.spot(key))
                .map(spot -> judge.states().of(desk, spot).state())
                .orElse(CheckState.NEW);
    }
}
