package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Reading;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.SameFault;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers what is no report, or wasn't said to the bot. No ticket comes of it, unless whoever said it says by a tap that
 * it is one.
 */
final class Inquiries {
    private final Tickets tickets;
    private final Voices voices;
    private final Router router;
    private final Deeds deeds;
    private final Ledger ledger;
    private final Replies replies;
    private final Overviews overviews;

    Inquiries(
            Tickets tickets,
            Voices voices,
            Router router,
            Deeds deeds,
            Ledger ledger,
            Replies replies,
            Overviews overviews) {
        this.tickets = tickets;
        this.voices = voices;
        this.router = router;
        this.deeds = deeds;
        this.ledger = ledger;
        this.replies = replies;
        this.overviews = overviews;
    }

    /**
     * What was asked, denied or quoted is answered with the ticket it is about. What says nothing gets a word, where it was
     * meant for the bot.
     */
    Answer answer(Turn turn, Reading reading, String text, Inbound.Message message) {
        if (reading.saysNothing() && !message.mentioned()) {
            return Answer.NOTHING;
        }
        return ledger.say(
                turn,
                switch (reading.kind()) {
                    case GREETING -> overviews.hello(turn);
                    case THANKS -> replies.thanked(turn);
                    case NOTHING -> replies.nothingSaid(turn);
                    case QUESTION, NEGATION, QUOTATION, REPORT -> about(turn, reading, text, message);
                });
    }

    /** What was said to the bot under a ticket is a remark on it; a question is answered with how it stands as well. */
    Answer remarked(Turn turn, TicketKey key, String text) {
        boolean asks = router.read(turn.desk(), text).kind() == Reading.Kind.QUESTION
                && tickets.find(turn.desk().id(), key.number())
                        .filter(found -> isOwedTo(turn, found.ticket()))
                        .isPresent();
        if (!asks) {
            return deeds.act(turn, key, ticket -> new Act.Comment(text, null, turn.room()), null);
        }
        Answer remarked = deeds.act(turn.also("remark"), key, ticket -> new Act.Comment(text, null, turn.room()), null);
        return remarked.kind() == Answer.Kind.DONE ? deeds.act(turn, key, ticket -> new Act.Nudge(), null) : remarked;
    }

    /**
     * What people say to each other under a ticket's card is theirs, unless the ticket stands in other rooms too: there nobody
     * could read it, so it is a remark as well. Nobody asked the bot anything: it answers nothing.
     */
    Answer said(Turn turn, TicketKey key, String text) {
        boolean others = tickets.find(turn.desk().id(), key.number()).stream()
                .flatMap(found -> found.ticket().rooms().stream())
                .anyMatch(room -> !room.equals(turn.channel().name()));
        if (!others || text.isBlank() || router.read(turn.desk(), text).isCourtesy()) {
            return Answer.NOTHING;
        }
        Answer remarked = deeds.act(turn, key, ticket -> new Act.Comment(text, null, turn.room()), null);
        return switch (remarked.kind()) {
            case UNCONFIRMED, NOT_RECORDED -> remarked;
            case DONE -> new Answer(Answer.Kind.DONE, key.toString(), null, null);
            default -> Answer.NOTHING;
        };
    }

    /** An alarm among people is asked about; nothing else of what they say to each other is. */
    Answer overhear(Turn turn, String text, Inbound.Message message) {
        return router.read(turn.desk(), text).isAlarm()
                ? ledger.say(turn, replies.overheard(turn, open(turn, text, message)))
                : Answer.NOTHING;
    }

    private Kept about(Turn turn, Reading reading, String text, Inbound.Message message) {
        Kept.Open open = open(turn, text, message);
        Optional<Numbered> found = ticket(turn, reading, text);
        // Before the answer is kept, so that a repeated delivery does what the first one didn't get to.
        found.filter(each -> reading.kind() == Reading.Kind.QUESTION && isOwedTo(turn, each.ticket()))
                .ifPresent(each -> deeds.act(turn.also("nudge"), turn.key(each), ticket -> new Act.Nudge(), null));
        return found.map(each -> overviews.about(turn, each, open)).orElseGet(() -> replies.aboutNone(turn, open));
    }

    /** Whether others work on it, whom a question hurries. */
    private static boolean isOwedTo(Turn turn, Ticket ticket) {
        return ticket.state().isOpen()
                && ticket.state() != State.RESOLVED
                && !turn.actor().id().equals(ticket.response().handler());
    }

    private static Kept.Open open(Turn turn, String text, Inbound.Message message) {
        return new Kept.Open(turn.actor().id(), text, null, message.files());
    }

    /** The worst one about the same part of the shop, else the likest; who names no part means what they told of last. */
    private Optional<Numbered> ticket(Turn turn, Reading reading, String text) {
        Desk desk = turn.desk();
        List<Numbered> open = voices.open(desk);
        String module = reading.triage().module();
        boolean named = reading.named() && !module.equals(SameFault.NO_MODULE);
        return open.stream()
                .filter(each -> named && each.ticket().sort().module().equals(module))
                .min(Comparator.comparing(each -> each.ticket().sort().grade()))
                .or(() -> voices.like(open, text))
                .or(() -> open.stream()
                        .filter(each ->
                                !named && told(each.ticket(), turn.actor().id()))
                        .findFirst());
    }

    private static boolean told(Ticket ticket, String person) {
        return ticket.report().reporter().equals(person)
                || ticket.report().reporters().contains(person);
    }
}
