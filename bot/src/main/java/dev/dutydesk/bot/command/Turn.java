package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One delivery on its way through: who said it where, and under which ticket.
 *
 * @param id the commit's: the same for each repeat of the delivery
 * @param account the platform's own id of who said it
 * @param message the platform's id of the message; null where there is none
 * @param about the ticket in whose thread or on whose card it was said; null elsewhere
 * @param form how it asks back: a form where it can open one for this delivery
 * @param files what was sent with it
 * @param room the channel in which all can read it as it was said; null where it left no message
 */
record Turn(
        String id,
        Desk desk,
        Channel channel,
        Actor actor,
        String account,
        @Nullable String message,
        @Nullable TicketKey about,
        @Nullable Asking form,
        List<Inbound.File> files,
        @Nullable String room) {

    /** What the desk's people call the ticket. */
    TicketKey key(Numbered ticket) {
        return new TicketKey(desk.prefix(), ticket.number());
    }

    /** Something more that the same delivery does, with a commit of its own. */
    Turn also(String what) {
        return new Turn(id + ":" + what, desk, channel, actor, account, message, about, null, files, room);
    }

    /** One part of what was said, with a commit of its own; the message stands for the whole. */
    Turn part(int number) {
        return new Turn(id + ":part:" + number, desk, channel, actor, account, null, null, null, List.of(), room);
    }

    /** The same done for another delivery: whoever taps what it offered, however often, it happens once. */
    Turn on(String delivery, String what) {
        return new Turn(delivery + ":" + what, desk, channel, actor, account, message, about, null, files, room);
    }

    /** @param button the button that the filled form goes back to, @param filled whether it has been filled in before */
    record Asking(String button, boolean filled) {}
}
