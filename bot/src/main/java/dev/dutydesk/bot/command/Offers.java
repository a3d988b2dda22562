package dev.dutydesk.bot.command;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what a reply offered, once, whoever taps how often. */
final class Offers {
    private final Tickets tickets;
    private final Counter counter;
    private final Ledger ledger;
    private final Replies replies;

    Offers(Tickets tickets, Counter counter, Ledger ledger, Replies replies) {
        this.tickets = tickets;
        this.counter = counter;
        this.ledger = ledger;
        this.replies = replies;
    }

    /**
     * What a tap is about.
     *
     * @param delivery of what was said @param own the ticket that was made of it; null where none was
     */
    private record Said(
            String delivery, Kept.Open open, @Nullable TicketKey own) {}

    /** @param given the button's options */
    Answer take(Turn tap, Offer offer, Map<String, String> given) {
        Said said = said(tap, given).orElse(null);
        if (said == null) {
            return ledger.say(tap, replies.offerOver(tap));
        }
        if (!said.open().by().equals(tap.actor().id())) {
            return ledger.say(tap, replies.offerToAnother(tap, said.open().by()));
        }
        Turn turn = tap.on(said.delivery(), offer.word());
        return switch (offer) {
            case APART -> apart(turn, said);
        };
    }

    private Optional<Said> said(Turn tap, Map<String, String> given) {
        String desk = tap.desk().id();
        return Kept.Draft.delivery(given.getOrDefault(Option.DRAFT.word(), ""))
                .flatMap(delivery -> tickets.answered(desk, delivery).flatMap(done -> said(tap, delivery, done)));
    }

    private static Optional<Said> said(Turn tap, String delivery, Outcome.Done done) {
        Kept kept = Kept.parse(done.kept());
        String subject = kept.answer(Ledger.drawn(tap, done)).subject();
        TicketKey own = subject == null ? null : TicketKey.parse(subject).orElse(null);
        return Optional.ofNullable(kept.open()).map(open -> new Said(delivery, open, own));
    }

    private Answer apart(Turn turn, Said said) {
        return onOwn(
                turn,
                said,
                ticket -> new Act.Reopen(
                        chinese(turn) ? "不是同一件" : "not the same fault",
                        find(turn, ticket.closing().mergedInto())));
    }

    private Answer onOwn(Turn turn, Said said, Function<Ticket, Act> act) {
        return said.own() == null
                ? ledger.say(turn, replies.offerOver(turn))
                : counter.act(turn, said.own(), act, null);
    }

    private @Nullable Ticket find(Turn turn, @Nullable TicketId id) {
        return id == null
                ? null
                : tickets.find(turn.desk().id(), id).map(Numbered::ticket).orElse(null);
    }

    private static boolean chinese(Turn turn) {
        return turn.channel().locale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
