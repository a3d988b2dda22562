package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.intake.Verdict;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.InstantSource;
import java.util.Optional;

/** Hears how a fix turned out, and asks whoever may say so whether that was meant: nothing is accepted in passing. */
final class Verdicts {
    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Ledger ledger;
    private final Replies replies;
    private final InstantSource clock;

    Verdicts(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Ledger ledger,
            Replies replies,
            InstantSource clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.ledger = ledger;
        this.replies = replies;
        this.clock = clock;
    }

    /** What was said under a ticket. Empty where it is no verdict, or not this one's to give. */
    Optional<Answer> heard(Turn turn, TicketKey key, String text) {
        Verdict verdict = Verdict.of(text).orElse(null);
        Numbered found = verdict == null
                ? null
                : tickets.find(turn.desk().id(), key.number()).orElse(null);
        if (verdict == null || found == null || found.ticket().state() != State.RESOLVED) {
            return Optional.empty();
        }
        Act act = verdict == Verdict.FINE ? new Act.Accept(null, null) : new Act.Reject(text);
        return may(turn, found.ticket(), act)
                ? Optional.of(ledger.say(turn, asked(turn, found, verdict, text)))
                : Optional.empty();
    }

    /** An acceptance whose words say the contrary. Empty where they don't. */
    Optional<Answer> accepted(Turn turn, TicketKey key, String remark) {
        return Verdict.of(remark)
                .filter(verdict -> verdict == Verdict.STILL_BROKEN)
                .flatMap(v -> heard(turn, key, remark));
    }

    private Kept asked(Turn turn, Numbered found, Verdict verdict, String text) {
        Kept.Open open = new Kept.Open(turn.actor().id(), text, found.ticket().id());
        return replies.verdict(turn, found, verdict, open);
    }

    private boolean may(Turn turn, Ticket ticket, Act act) {
        return lifecycle.decide(ticket, act, facts.gather(turn.desk(), ticket, act, turn.actor(), clock.instant()))
                instanceof Decision.Changed;
    }
}
