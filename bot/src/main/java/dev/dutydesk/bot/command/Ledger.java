package dev.dutydesk.bot.command;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.TicketKey;
import org.jspecify.annotations.Nullable;

/** Writes down what came of a delivery, together with what it changes, and answers with what was written first. */
final class Ledger {
    private final Tickets tickets;
    private final Replies replies;
    private final Witness witness;

    Ledger(Tickets tickets, Replies replies, Witness witness) {
        this.tickets = tickets;
        this.replies = replies;
        this.witness = witness;
    }

    /** Answers, and keeps the answer with the delivery. */
    Answer say(Turn turn, Kept kept) {
        return answered(turn, keep(turn, kept));
    }

    Outcome keep(Turn turn, Kept kept) {
        return tickets.commit(Commit.answer(turn.desk().id(), turn.id(), kept.json()));
    }

    /**
     * @param claim what no other open ticket may have claimed; null for nothing
     * @param typed what was typed, where the change holds it masked; null where it doesn't
     */
    Outcome commit(Turn turn, Change change, Kept kept, @Nullable String claim, @Nullable String typed) {
        Commit commit =
                Commit.of(turn.desk().id(), turn.id(), change, kept.json()).keeping(typed);
        return commit(turn, claim == null ? commit : commit.claiming(claim));
    }

    /** A commit that carries its answer with it. */
    Outcome commit(Turn turn, Commit commit) {
        Outcome outcome = tickets.commit(commit);
        if (outcome instanceof Outcome.Done) {
            witness.changed(turn.desk().id());
        }
        return outcome;
    }

    Answer answered(Turn turn, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Kept.parse(done.kept()).answer(drawn(turn, done));
            case Outcome.Unknown unknown -> replies.unconfirmed(turn.desk(), turn.channel());
            case Outcome.NotSent notSent -> replies.notRecorded(turn.desk(), turn.channel());
            case Outcome.Stale stale -> replies.notRecorded(turn.desk(), turn.channel());
            case Outcome.Claimed claimed -> replies.notRecorded(turn.desk(), turn.channel());
        };
    }

    /** The key of the ticket that the commit made; null where it made none. */
    static @Nullable String drawn(Turn turn, Outcome.Done done) {
        return done.numbers().isEmpty()
                ? null
                : new TicketKey(turn.desk().prefix(), done.numbers().getFirst()).toString();
    }
}
