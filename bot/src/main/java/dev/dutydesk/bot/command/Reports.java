package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;

/** Makes a report a ticket. */
final class Reports {
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Router router;
    private final Replies replies;
    private final InstantSource clock;

    Reports(
            Ledger ledger,
            Lifecycle lifecycle,
            FactsSource facts,
            Router router,
            Replies replies,
            InstantSource clock) {
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.router = router;
        this.replies = replies;
        this.clock = clock;
    }

    Answer report(Turn turn, String text) {
        Desk desk = turn.desk();
        Instant now = clock.instant();
        Triage triage = router.triage(desk, text);
        Act.Report act = new Act.Report(
                TicketId.at(now),
                desk.id(),
                text,
                turn.actor().id(),
                turn.actor().side(),
                Ticket.Origin.PERSON,
                null,
                new Place(turn.channel().name(), turn.message()),
                triage.grade(),
                triage.category(),
                triage.module(),
                triage.group(),
                triage.why(),
                triage.triage(),
                triage.outOfScope(),
                null,
                desk.rooms(turn.channel().name(), triage.group()),
                null);
        Facts known = facts.gather(desk, null, act, turn.actor(), now);
        return switch (lifecycle.decide(null, act, known)) {
            case Decision.Changed change ->
                ledger.answered(turn, ledger.commit(turn, change.change(), Kept.done(null), null));
            case Decision.Refused refused -> ledger.say(turn, replies.refused(turn, null, act.verb(), refused));
            case Decision.Already already -> throw new IllegalStateException("A new ticket can't be there already");
        };
    }
}
