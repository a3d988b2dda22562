package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.templates.Card;
import java.time.Instant;
import java.util.List;

/** What people are shown of a ticket, in the channel's language. Safe for many threads. */
public interface Faces {

    /**
     * The card of the ticket as it stands now, with the buttons of its next steps.
     *
     * @param steps what happened last, oldest first, where the card is the only place to say it; else empty
     */
    Card card(Desk desk, Channel channel, Numbered ticket, List<Event> steps);

    /** Whether the event is worth a line of its own in that channel; else the card, or what stands there, says enough. */
    boolean tells(Channel channel, Numbered ticket, Event event);

    /** One line for each of the events. @param steps at least one, each of them worth telling */
    Card steps(Desk desk, Channel channel, Numbered ticket, List<Event> steps);

    /** What one person is told and must act on: mentions that one, and has the buttons for it. */
    Card notice(Desk desk, Channel channel, Numbered ticket, List<Event> history, Notice notice);

    /** The line that is left of a notice once it needn't be acted on any more. @param at when it was told */
    Card folded(Desk desk, Channel channel, Numbered ticket, Notice notice, Instant at);
}
