package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.oncall.Agreed;
import dev.dutydesk.bot.oncall.Asked;
import dev.dutydesk.bot.oncall.Coverage;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.Notes;
import dev.dutydesk.bot.oncall.Notes.Note;
import dev.dutydesk.bot.oncall.Notes.What;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Rostering;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.ticket.DutyModels;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.templates.model.RosterModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows who is on duty, and takes down what people agree on about it. */
final class Rota {
    private static final int TRIES = 20;
    private static final int WEEKS = 4;
    private static final int DAYS = 7;

    private final Duties duties;
    private final OnCall onCall;
    private final Tickets tickets;
    private final Subscribing subscribing;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;

    Rota(
            Duties duties,
            OnCall onCall,
            Tickets tickets,
            Subscribing subscribing,
            Ledger ledger,
            Wording wording,
            InstantSource clock) {
        this.duties = duties;
        this.onCall = onCall;
        this.tickets = tickets;
        this.subscribing = subscribing;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
    }

    /** What is to be kept, what is answered, and what others are told. */
    private record Done(Duty after, Kept answer, List<Announcement> told) {}

    Answer carryOut(Turn turn, String typed) {
        return switch (Asked.read(typed).orElseGet(() -> new Asked.Show(typed.strip()))) {
            case Asked.Show show -> ledger.say(turn, show(turn, show.group()));
            case Asked.Cover cover -> change(turn, What.MADE, rostering -> rostering.cover(cover));
            case Asked.Swap swap -> change(turn, What.ASKED, rostering -> rostering.swap(swap));
            case Asked.Away away -> change(turn, What.MADE, rostering -> rostering.away(away));
            case Asked.Answer answer ->
                change(turn, answer.yes() ? What.AGREED : What.DECLINED, rostering -> rostering.answer(answer));
            case Asked.Undo undo -> change(turn, What.UNDONE, rostering -> rostering.undo(undo));
            case Asked.Keep keep -> keep(turn, keep.key());
            case Asked.Calendar calendar -> subscribing.carryOut(turn, calendar.anew());
            case Asked.Ping ping -> ping(turn);
        };
    }

    @FunctionalInterface
    private interface Decision {
        Rostering.Result by(Rostering rostering);
    }

    private Answer change(Turn turn, What what, Decision decision) {
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            DeskRecord record = duties.record(turn.desk().id());
            Instant now = clock.instant();
            Duty duty = Duties.read(record).current(now);
            String id = Long.toString(record.revision() + 1, Character.MAX_RADIX);
            outcome = switch (decision.by(new Rostering(turn.desk(), duty, turn.actor(), id, now))) {
                case Rostering.Refused no ->
                    ledger.keep(turn, wrong(turn, no.reason().word(), no.typed()));
                case Rostering.Changed made ->
                    commit(
                            turn,
                            record,
                            new Done(
                                    made.after(),
                                    answer(turn, what, made.agreed()),
                                    told(turn, what, made.agreed(), id)));
            };
        }
        return ledger.answered(turn, outcome);
    }

    private Outcome commit(Turn turn, DeskRecord record, Done done) {
        DeskRecord after = Duties.changed(record, done.after());
        Outcome outcome = ledger.commit(
                turn,
                Commit.of(turn.desk().id(), turn.id(), after, done.answer().json())
                        .saying(done.told()));
        if (outcome instanceof Outcome.Done written && !written.repeated()) {
            duties.changed(turn.desk().id(), after);
        }
        return outcome;
    }

    private Kept answer(Turn turn, What what, Agreed agreed) {
        return switch (what) {
            case MADE, ASKED ->
                Kept.saying(
                        Answer.Kind.DONE,
                        null,
                        wording.render(
                                turn, "oncall/changed", Map.of("duty", DutyModels.of(wording.names(turn), agreed))));
            case AGREED -> noted(turn, "agreed", "");
            case DECLINED -> noted(turn, "declined", "");
            case UNDONE, PING -> noted(turn, "undone", "");
        };
    }

    private Kept noted(Turn turn, String what, String typed) {
        return Kept.saying(
                Answer.Kind.DONE, null, wording.render(turn, "oncall/noted", Map.of("what", what, "typed", typed)));
    }

    /** Whoever it concerns and didn't say so themselves. */
    private List<Announcement> told(Turn turn, What what, Agreed agreed, String id) {
        String in = agreed.in();
        boolean away = agreed.kind().equals("away");
        return Stream.of(Optional.of(agreed.out()), Optional.ofNullable(away ? null : in))
                .flatMap(Optional::stream)
                .filter(person -> !person.equals(turn.actor().id()))
                .filter(person -> !away || what != What.UNDONE)
                .map(person -> Notes.of(id + "/" + person, clock.instant(), person, new Note(what, agreed)))
                .toList();
    }

    /** Over a hand-over: from then on the one who came on duty isn't reminded of it. */
    private Answer keep(Turn turn, String typed) {
        Optional<Numbered> found = TicketKey.parse(typed)
                .filter(key -> key.prefix().equals(turn.desk().prefix()))
                .flatMap(key -> tickets.find(turn.desk().id(), key.number()));
        boolean own = found.map(ticket ->
                        turn.actor().id().equals(ticket.ticket().response().handler()))
                .orElse(false);
        if (!own) {
            return ledger.say(turn, wrong(turn, "not-handler", typed));
        }
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            DeskRecord record = duties.record(turn.desk().id());
            Duty duty = Duties.read(record).current(clock.instant());
            outcome = commit(
                    turn,
                    record,
                    new Done(
                            duty.keeping(found.orElseThrow().ticket().id().value()),
                            noted(turn, "kept", typed),
                            List.of()));
        }
        return ledger.answered(turn, outcome);
    }

    private Answer ping(Turn turn) {
        String person = turn.actor().id();
        Instant now = clock.instant();
        Agreed self = new Agreed("", "ping", person, person, null, List.of(), new Time(now, now), List.of());
        DeskRecord record = duties.record(turn.desk().id());
        return ledger.answered(
                turn,
                commit(
                        turn,
                        record,
                        new Done(
                                Duties.read(record),
                                Kept.done(null),
                                List.of(Notes.of("ping/" + turn.id(), now, person, new Note(What.PING, self))))));
    }

    private Kept show(Turn turn, String typed) {
        Desk desk = turn.desk();
        List<Group> groups = desk.team().groups().values().stream()
                .filter(group -> typed.isEmpty()
                        || group.id().equalsIgnoreCase(typed)
                        || group.name().texts().containsValue(typed))
                .toList();
        if (groups.isEmpty()) {
            return wrong(turn, "how", typed);
        }
        Names names = wording.names(turn);
        Instant now = clock.instant();
        Instant horizon = now.plus(Duration.ofDays((long) WEEKS * DAYS));
        int most = groups.size() == 1 ? WEEKS * DAYS : WEEKS;
        List<RosterModel> rosters = groups.stream()
                .map(group -> roster(
                        names,
                        onCall.from(desk, group.id(), now)
                                .takeWhile(shift ->
                                        shift.from() == null || shift.from().isBefore(horizon))
                                .limit(most + 1L)
                                .toList(),
                        now))
                .toList();
        List<?> away = duties.of(desk.id()).absences().stream()
                .filter(each -> each.time().until().isAfter(now))
                .map(each -> DutyModels.of(
                        names,
                        new Agreed(
                                each.id(), "away", each.by(), each.person(), null, List.of(), each.time(), List.of())))
                .toList();
        return Kept.saying(
                Answer.Kind.DONE, null, wording.render(turn, "oncall", Map.of("rosters", rosters, "away", away)));
    }

    private RosterModel roster(Names names, List<Shift> all, Instant at) {
        List<Shift> shifts = runs(all);
        Shift now = shifts.getFirst();
        return new RosterModel(
                names.group(now.group()),
                names.person(now.person()),
                names.personOrNull(now.backup()),
                now.until(),
                shifts.stream()
                        .skip(1)
                        .map(shift -> new RosterModel.Turn(
                                names.person(shift.person()),
                                Objects.requireNonNull(shift.from(), "only the first has no beginning"),
                                shift.until()))
                        .toList(),
                new Coverage(onCall)
                        .gaps(names.desk(), now.group(), at).stream()
                                .map(gap -> new RosterModel.Gap(
                                        gap.time().from(), gap.time().until()))
                                .toList());
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "oncall/wrong", Map.of("reason", reason, "typed", typed));
    }

    /** Whoever follows themselves hands nothing over. */
    private static List<Shift> runs(List<Shift> shifts) {
        List<Shift> runs = new ArrayList<>();
        for (Shift shift : shifts) {
            Shift last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.person().equals(shift.person())) {
                runs.set(
                        runs.size() - 1,
                        new Shift(last.group(), last.person(), last.backup(), last.from(), shift.until()));
            } else {
                runs.add(shift);
            }
        }
        return runs;
    }
}
