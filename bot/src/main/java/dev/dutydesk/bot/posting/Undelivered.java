package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Ticket;

/** Hears of what the chat can't tell somebody, now or ever, before that is given up. For many threads. */
@FunctionalInterface
public interface Undelivered {
    Undelivered NOBODY = (desk, ticket, notice, epoch, why) -> true;

    /**
     * @param notice that somebody still waits for
     * @param epoch the lease's, under which it was tried
     * @param why as a short clause
     * @return whether it has been seen to; false to be asked again a little later
     */
    boolean undelivered(Desk desk, Ticket ticket, Notice notice, long epoch, String why);
}
