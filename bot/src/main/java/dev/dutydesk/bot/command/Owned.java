package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.privacy.Discreet;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.ticket.Act;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a ticket that somebody has from its beginning and that is due on a day. The desk's reviews ask for it. */
final class Owned {
    private static final int TRIES = 20;
    private static final String CATEGORY = "maintenance";

    private final Actions actions;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Ledger ledger;
    private final Replies replies;
    private final Wording wording;
    private final InstantSource clock;

    Owned(
            Actions actions,
            Lifecycle lifecycle,
            FactsSource facts,
            Ledger ledger,
            Replies replies,
            Wording wording,
            InstantSource clock) {
        this.actions = actions;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.ledger = ledger;
        this.replies = replies;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * @param person who has it @param day when it is due, as it was said, @param due when that day is over
     * @param problem whose cause it is to find; null for none
     */
    record Wish(
            Person person,
            String group,
            String what,
            String day,
            Instant due,
            @Nullable String problem) {}

    /** @param stands what to answer instead, by what the desk's actions are at that moment; empty where it is to be made */
    Answer open(Turn turn, Wish wish, Function<DeskRecord, Optional<Kept>> stands) {
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            DeskRecord record = actions.record(turn.desk());
            outcome = stands.apply(record)
                    .map(kept -> ledger.keep(turn, kept))
                    .orElseGet(() -> commit(turn, wish, record));
        }
        return ledger.answered(turn, outcome);
    }

    private Outcome commit(Turn turn, Wish wish, DeskRecord record) {
        Instant now = clock.instant();
        Discreet discreet = Discreet.of(report(turn, wish, now));
        Decision opened = decide(turn, null, discreet.act(), now);
        if (!(opened instanceof Decision.Changed born)) {
            return refused(turn, opened);
        }
        Ticket ticket = born.change().after();
        Instant deadline = ticket.deadlines().resolve();
        if (deadline == null || !deadline.isAfter(now) || deadline.isAfter(wish.due())) {
            return ledger.keep(
                    turn,
                    wording.invalid(turn, "action-wrong", Map.of("reason", "no-working-time", "typed", wish.day())));
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
                record, new Actions.Action(ticket.id().value(), wish.person().id(), now, wish.problem()));
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
}
