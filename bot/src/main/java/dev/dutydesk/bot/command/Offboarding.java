package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.oncall.Coverage;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.Notes;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Rostering;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.templates.model.LeaverModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moves what one who leaves for good still holds to whoever follows: tickets, duty, and what waits for their word. It is
 * listed first, and done by a tap.
 */
final class Offboarding {
    private static final int TRIES = 20;
    private static final int AT_ONCE = 500;
    private static final int SHIFTS = 8;
    private static final Pattern TWO = Pattern.compile(
            "(?<go>go~)?[@＠]?(?<from>[^\\s~→>@＠]+?)(?:\\s*(?:→|->|~|\\bto\\b|交给|移交)\\s*|\\s+)[@＠]?(?<to>[^\\s~→>@＠]+)");

    private final Tickets tickets;
    private final Duties duties;
    private final OnCall onCall;
    private final Deeds deeds;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;
    private final Witness witness;

    Offboarding(
            Tickets tickets,
            Duties duties,
            OnCall onCall,
            Deeds deeds,
            Ledger ledger,
            Wording wording,
            InstantSource clock,
            Witness witness) {
        this.tickets = tickets;
        this.duties = duties;
        this.onCall = onCall;
        this.deeds = deeds;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
        this.witness = witness;
    }

    /** @param go whether it was listed before and is to be done */
    record Two(String from, String to, boolean go) {}

    /** Who leaves and who follows, as typed; empty where it isn't two words. */
    static Optional<Two> names(String typed) {
        Matcher matcher = TWO.matcher(typed.strip());
        return matcher.matches()
                ? Optional.of(new Two(matcher.group("from"), matcher.group("to"), matcher.group("go") != null))
                : Optional.empty();
    }

    Answer carryOut(Turn turn, String typed) {
        witness.asked(Command.OFFBOARD);
        Two two = names(typed).orElse(null);
        if (two == null) {
            return wrong(turn, "how", typed);
        }
        Actor by = turn.actor();
        if (!by.deskLead() && !by.admin() && by.leads().isEmpty()) {
            return wrong(turn, "not-a-lead", "");
        }
        Person from = person(turn.desk(), two.from());
        Person to = person(turn.desk(), two.to());
        if (from == null || to == null) {
            return wrong(turn, "person-unknown", from == null ? two.from() : two.to());
        }
        if (from.equals(to)) {
            return wrong(turn, "same", from.name());
        }
        if (!from.groups().isEmpty() && to.groups().isEmpty()) {
            return wrong(turn, "not-a-responder", to.name());
        }
        return two.go()
                ? move(turn, from, to)
                : ledger.say(
                        turn,
                        Kept.saying(
                                Answer.Kind.DONE,
                                null,
                                wording.render(turn, "offboard", Map.of("leaver", model(turn, from, to)))));
    }

    private static @Nullable Person person(Desk desk, String typed) {
        return desk.person(typed).or(() -> desk.team().byName(typed)).orElse(null);
    }

    private Answer wrong(Turn turn, String reason, String typed) {
        return ledger.say(turn, wording.invalid(turn, "offboard/wrong", Map.of("reason", reason, "typed", typed)));
    }

    private LeaverModel model(Turn turn, Person from, Person to) {
        Names names = wording.names(turn);
        List<Numbered> open = open(turn.desk());
        return new LeaverModel(
                names.person(from.id()),
                from.id(),
                names.person(to.id()),
                to.id(),
                open.stream()
                        .filter(each -> isInHand(each.ticket(), from.id()))
                        .map(each -> held(turn, each))
                        .toList(),
                shifts(turn.desk(), from.id()).stream()
                        .map(shift -> new LeaverModel.Shift(names.group(shift.group()), shift.from(), shift.until()))
                        .toList(),
                open.stream()
                        .filter(each -> from.id().equals(each.ticket().report().reporter()))
                        .map(each -> held(turn, each))
                        .toList(),
                turn.desk().team().groups().values().stream()
                        .filter(group -> group.lead().equals(from.id()))
                        .map(group -> names.group(group.id()))
                        .toList());
    }

    private static LeaverModel.Held held(Turn turn, Numbered each) {
        Ticket ticket = each.ticket();
        return new LeaverModel.Held(
                turn.key(each).toString(),
                ticket.report().title(),
                ticket.sort().grade().word(),
                ticket.state().name());
    }

    private List<Shift> shifts(Desk desk, String person) {
        Time ahead = new Time(clock.instant(), clock.instant().plus(Coverage.AHEAD));
        return desk.team().groups().values().stream()
                .map(Group::id)
                .flatMap(group -> onCall.during(desk, group, ahead).stream())
                .filter(shift -> shift.person().equals(person))
                .limit(SHIFTS)
                .toList();
    }

    private List<Numbered> open(Desk desk) {
        return tickets.each(Query.open(desk.id(), AT_ONCE)).toList();
    }

    /** What is resolved waits for others. */
    private static boolean isInHand(Ticket ticket, String person) {
        return ticket.state() != State.RESOLVED
                && (person.equals(ticket.response().handler())
                        || person.equals(ticket.response().assignee()));
    }

    /** Each ticket by its own commit, so that a repeat after a break goes on; the rosters last. */
    private Answer move(Turn turn, Person from, Person to) {
        LeaverModel leaver = model(turn, from, to);
        List<String> left = new ArrayList<>();
        for (LeaverModel.Held held : leaver.tickets()) {
            Answer moved = give(lifted(turn), TicketKey.parse(held.key()).orElseThrow(), held, to.id());
            if (moved.kind() == Answer.Kind.UNCONFIRMED || moved.kind() == Answer.Kind.NOT_RECORDED) {
                return moved;
            }
            if (moved.kind() != Answer.Kind.DONE) {
                left.add(held.key());
            }
        }
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            outcome = follow(turn, leaver, left);
        }
        return ledger.answered(turn, outcome);
    }

    /** Its clock goes on with whoever has it now. */
    private Answer give(Turn turn, TicketKey key, LeaverModel.Held held, String to) {
        if (held.state().equals(State.ON_HOLD.name())) {
            Answer resumed = deeds.act(turn.also("resume:" + key), key, ticket -> new Act.Resume(null), null);
            if (resumed.kind() != Answer.Kind.DONE && resumed.kind() != Answer.Kind.IMPOSSIBLE) {
                return resumed;
            }
        }
        return deeds.act(turn.also("give:" + key), key, ticket -> new Act.Assign(to, null, List.of()), null);
    }

    /** People who leave are the admin's business too, though tickets aren't: this much of them is. */
    private static Turn lifted(Turn turn) {
        Actor by = turn.actor();
        Actor lead = new Actor(by.id(), by.kind(), by.groups(), by.side(), true, by.leads(), by.admin(), by.deputyOf());
        return new Turn(
                turn.id(),
                turn.desk(),
                turn.channel(),
                lead,
                turn.account(),
                turn.message(),
                turn.about(),
                null,
                turn.files(),
                turn.room());
    }

    private Outcome follow(Turn turn, LeaverModel leaver, List<String> left) {
        DeskRecord record = duties.record(turn.desk().id());
        Duty duty = Duties.read(record).current(clock.instant());
        String id = Long.toString(record.revision() + 1, Character.MAX_RADIX);
        Rostering.Changed changed =
                new Rostering(turn.desk(), duty, turn.actor(), id, clock.instant()).leaves(leaver.id(), leaver.toId());
        Kept answer = Kept.saying(
                Answer.Kind.DONE,
                null,
                wording.render(turn, "offboard/done", Map.of("leaver", leaver, "left", left, "undo", id)));
        DeskRecord after = Duties.changed(record, changed.after());
        Outcome outcome = ledger.commit(
                turn,
                Commit.of(turn.desk().id(), turn.id(), after, answer.json())
                        .saying(List.of(Notes.of(
                                id + "/" + leaver.toId(),
                                clock.instant(),
                                leaver.toId(),
                                new Notes.Note(Notes.What.MADE, changed.agreed())))));
        if (outcome instanceof Outcome.Done written && !written.repeated()) {
            duties.changed(turn.desk().id(), after);
        }
        return outcome;
    }
}
