package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Tells which ticket a thread is about. */
final class Threads {
    /** A card stands in the room a moment before it is recorded: who answers that fast waits for the record. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Tickets tickets;

    Threads(Tickets tickets) {
        this.tickets = tickets;
    }

    /** @param waiting whether somebody waits for the bot, so that a root not recorded yet is worth a moment */
    Optional<TicketKey> ticketOf(Desk desk, Channel channel, String root, boolean waiting) {
        Optional<TicketKey> found = find(desk, channel, root);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (waiting && found.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(STEP.toNanos());
            found = find(desk, channel, root);
        }
        return found;
    }

    /** @param subject a key, as a card shows it; it may be anybody's words, so only one of the desk's own counts */
    Optional<TicketKey> quoted(Desk desk, String subject) {
        return TicketKey.parse(subject)
                .filter(key -> key.prefix().equals(desk.prefix()))
                .flatMap(key -> tickets.find(desk.id(), key.number()))
                .flatMap(found -> whereItGoesOn(desk, found))
                .map(found -> new TicketKey(desk.prefix(), found.number()));
    }

    private Optional<TicketKey> find(Desk desk, Channel channel, String root) {
        return tickets.rootedAt(desk.id(), channel.name(), root)
                .flatMap(id -> tickets.find(desk.id(), id))
                .flatMap(found -> whereItGoesOn(desk, found))
                .map(Numbered::number)
                .map(number -> new TicketKey(desk.prefix(), number));
    }

    /** The ticket itself, or the one it was joined to. */
    TicketKey whereItGoesOn(Desk desk, TicketKey key) {
        return tickets.find(desk.id(), key.number())
                .flatMap(found -> whereItGoesOn(desk, found))
                .map(found -> new TicketKey(desk.prefix(), found.number()))
                .orElse(key);
    }

    /** What is said under a report that was joined to another one belongs to that one. */
    private Optional<Numbered> whereItGoesOn(Desk desk, Numbered found) {
        TicketId into = found.ticket().closing().mergedInto();
        return found.ticket().state() == State.MERGED && into != null
                ? tickets.find(desk.id(), into)
                : Optional.of(found);
    }
}
