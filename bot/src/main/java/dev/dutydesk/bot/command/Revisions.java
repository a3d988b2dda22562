package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of a ticket when the message that reported it is changed or taken away. */
final class Revisions {
    private final Tickets tickets;
    private final Threads threads;
    private final Router router;
    private final Deeds deeds;
    private final Replies replies;

    Revisions(Tickets tickets, Threads threads, Router router, Deeds deeds, Replies replies) {
        this.tickets = tickets;
        this.threads = threads;
        this.router = router;
        this.deeds = deeds;
        this.replies = replies;
    }

    /** Before anybody took it, the report is what it says now; later, that is a comment. */
    Answer edited(Turn turn, String message, String text, boolean mentioned) {
        Numbered found = reportedBy(turn, message).orElse(null);
        String said = found == null ? "" : words(turn, text, mentioned);
        if (found == null || said.isBlank()) {
            return Answer.NOTHING;
        }
        boolean same = Masking.of(said).equals(found.ticket().report().description());
        if (same && isKnown(turn, found, said)) {
            return new Answer(Answer.Kind.DONE, turn.key(found).toString(), null, null);
        }
        // What only changed where it is masked is told with the next words, as any other change after the report.
        return quietly(
                turn,
                found,
                ticket -> isUntaken(ticket) && ticket.id().equals(found.ticket().id()) && !same
                        ? edit(turn, said)
                        : new Act.Comment(said, "edited"));
    }

    private boolean isKnown(Turn turn, Numbered found, String said) {
        return said.equals(found.ticket().report().description())
                || tickets.originals(turn.desk().id(), found.ticket().id()).containsValue(said);
    }

    /** The ticket stays: what was said to the bot is on record. */
    Answer deleted(Turn turn, String message) {
        return reportedBy(turn, message)
                .map(found -> quietly(turn, found, ticket -> new Act.Comment(replies.said(turn, "deleted"), "deleted")))
                .orElse(Answer.NOTHING);
    }

    /** Only its author's own message made the ticket; the bot's card is a root, but no report. */
    private Optional<Numbered> reportedBy(Turn turn, String message) {
        Desk desk = turn.desk();
        return tickets.rootedAt(desk.id(), turn.channel().name(), message)
                .flatMap(id -> tickets.find(desk.id(), id))
                .filter(found -> message.equals(found.ticket().report().place().message()));
    }

    private static String words(Turn turn, String text, boolean mentioned) {
        return switch (new Parser(turn.desk().prefix(), false).message(text, mentioned)) {
            case Talk talk -> talk.text();
            case Parsed.Said said when said.command() == Command.REPORT -> said.text();
            default -> "";
        };
    }

    /** The report in other words, before anybody took it. */
    Act edit(Turn turn, String text) {
        Triage triage = router.triage(turn.desk(), text);
        return triage.triage()
                ? new Act.Edit(text, null)
                : new Act.Edit(
                        text,
                        triage.grade(),
                        new Act.Edit.Sorted(
                                triage.category(),
                                triage.module(),
                                triage.group(),
                                triage.why(),
                                triage.outOfScope(),
                                turn.desk().rooms(turn.channel().name(), triage.group())));
    }

    private static boolean isUntaken(Ticket ticket) {
        return ticket.state() == State.DISPATCHED && ticket.response().acknowledgedAt() == null;
    }

    /** The ticket, or the one it was joined to, says what happened; nobody asked the bot anything. */
    private Answer quietly(Turn turn, Numbered found, Function<Ticket, Act> act) {
        TicketKey key = threads.whereItGoesOn(turn.desk(), turn.key(found));
        Answer answer = deeds.act(turn, key, act, null);
        return switch (answer.kind()) {
            case UNCONFIRMED, NOT_RECORDED -> answer;
            default -> new Answer(Answer.Kind.DONE, key.toString(), null, null);
        };
    }
}
