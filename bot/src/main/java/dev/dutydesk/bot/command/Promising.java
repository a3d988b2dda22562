package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.oncall.Spoken;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.privacy.Discreet;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.bot.review.Pledge;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what a lead wants done into a ticket that somebody has and that is due on a day; the next review asks for it. */
final class Promising {
    private static final int TRIES = 20;
    private static final String CATEGORY = "maintenance";

    private final Actions actions;
    private final Called called;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Ledger ledger;
    private final Replies replies;
    private final Wording wording;
    private final InstantSource clock;

    Promising(
            Actions actions,
            Called called,
            Lifecycle lifecycle,
            FactsSource facts,
            Ledger ledger,
            Replies replies,
            Wording wording,
            InstantSource clock) {
        this.actions = actions;
        this.called = called;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.ledger = ledger;
        this.replies = replies;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param due when its day is over */
    private record Wish(Person person, String group, String what, String day, Instant due) {}

    Answer carryOut(Turn turn, String typed) {
        Actor actor = turn.actor();
        if (!actor.deskLead() && actor.leads().isEmpty()) {
            return ledger.say(turn, wrong(turn, "not-a-lead", ""));
        }
        Pledge pledge = Pledge.read(typed).orElse(null);
        if (pledge == null) {
            return ledger.say(turn, wrong(turn, "how", typed));
        }
        String id = called.person(turn, called.plain(pledge.person()));
        Person person = id == null ? null : turn.desk().person(id).orElse(null);
        if (person == null) {
            return ledger.say(turn, wrong(turn, "person-unknown", pledge.person()));
        }
        if (person.groups().isEmpty()) {
            return ledger.say(turn, wrong(turn, "not-a-responder", person.name()));
        }
        Instant due = Spoken.read(pledge.due(), turn.desk().zone(), clock.instant())
                .map(Time::until)
                .orElse(null);
        if (due == null) {
            return ledger.say(turn, wrong(turn, "when-unclear", pledge.due()));
        }
        return open(turn, new Wish(person, group(actor, person), pledge.what(), pledge.due(), due));
    }

    /** One that the lead leads, where the person is in one. */
    private static String group(Actor actor, Person person) {
        return person.groups().stream()
                .filter(actor.leads()::contains)
                .findFirst()
                .orElse(person.groups().getFirst());
    }

    private Answer open(Turn turn, Wish wish) {
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            outcome = commit(turn, wish);
        }
        return ledger.answered(turn, outcome);
    }

    private Outcome commit(Turn turn, Wish wish) {
        Instant now = clock.instant();
        Discreet discreet = Discreet.of(report(turn, wish, now));
        Decision opened = decide(turn, null, discreet.act(), now);
        if (!(opened instanceof Decision.Changed born)) {
            return refused(turn, opened);
        }
        Ticket ticket = born.change().after();
        Instant deadline = ticket.deadlines().resolve();
        if (deadline == null || !deadline.isAfter(now) || deadline.isAfter(wish.due())) {
            return ledger.keep(turn, wrong(turn, "no-working-time", wish.day()));
        }
        // Both steps are the first revision of one ticket, which nobody sees without the one who has it.
        Decision given = decide(
                turn,
                ticket.with(t -> t.revision(0)),
                new Act.Assign(wish.person().id(), null, List.of()),
                now);
        if (!(given instanceof Decision.Changed owned)) {
            return refused(turn, given);
        }
        DeskRecord kept = Actions.with(
                actions.record(turn.desk()),
                new Actions.Action(ticket.id().value(), wish.person().id(), now));
        return ledger.commit(
                turn,
                Commit.of(
                                turn.desk().id(),
                                turn.id(),
                                both(born.change(), owned.change()),
                                Kept.done(null).json())
                        .besides(List.of(kept))
                        .keeping(discreet.typed()));
    }

    private Decision decide(Turn turn, @Nullable Ticket ticket, Act act, Instant now) {
        return lifecycle.decide(ticket, act, facts.gather(turn.desk(), ticket, act, turn.actor(), now));
    }

    /** Whoever it is given to is told by that step alone. */
    private static Change both(Change born, Change owned) {
        return new Change(
                List.of(new Change.Of(
                        null,
                        Stream.of(born, owned)
                                .flatMap(change -> change.tickets().getFirst().steps().stream())
                                .toList(),
                        null)),
                owned.notices());
    }

    private static Act.Report report(Turn turn, Wish wish, Instant now) {
        Desk desk = turn.desk();
        return new Act.Report(
                TicketId.at(now),
                desk.id(),
                wish.what(),
                turn.actor().id(),
                turn.actor().side() == null ? wish.group() : turn.actor().side(),
                Ticket.Origin.PLANNED,
                Planned.action(wish.due()),
                new Place(turn.channel().name(), turn.message()),
                Grade.ROUTINE,
                CATEGORY,
                CATEGORY,
                wish.group(),
                List.of(),
                false,
                desk.isOutOfScope(CATEGORY),
                null,
                desk.rooms(turn.channel().name(), wish.group()),
                null);
    }

    private Outcome refused(Turn turn, Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            return ledger.keep(turn, replies.refused(turn, null, Verb.ASSIGN, refused));
        }
        throw new IllegalStateException("What is new can't have been done: " + decision);
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "action-wrong", Map.of("reason", reason, "typed", typed));
    }
}
