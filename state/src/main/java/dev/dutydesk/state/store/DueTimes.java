package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the clock must look at a ticket next. The features implement it; the commit writes it, so that a ticket and its
 * timer never disagree.
 */
@FunctionalInterface
public interface DueTimes {

    /** The next due instant of the ticket as it stands; null where nothing is due. Of an archived one, always null. */
    @Nullable
    Instant next(Ticket ticket);
}
