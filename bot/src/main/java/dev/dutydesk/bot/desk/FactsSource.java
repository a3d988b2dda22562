package dev.dutydesk.bot.desk;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gathers what a decision needs from outside the ticket. */
@FunctionalInterface
public interface FactsSource {
    /**
     * @param ticket null only for a report
     * @param act what is to be decided; null where only what is possible is asked for
     */
    Facts gather(Desk desk, @Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now);
}
