package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import java.util.List;

/** How a commit ended. */
public sealed interface Outcome {

    /**
     * It is written, now or by an earlier asking with the same id.
     *
     * @param kept the answer kept with the commit's id: of the first asking, whatever this one brought
     * @param numbers drawn for the change's new tickets, in order
     * @param repeated whether the id was known already
     */
    record Done(String kept, List<Long> numbers, boolean repeated) implements Outcome {}

    /** Refused, nothing written: a ticket's revision has moved. Load it and decide again. */
    record Stale() implements Outcome {}

    /** Refused, nothing written: an open ticket has the fingerprint. */
    record Claimed(TicketId by) implements Outcome {}

    /** Certainly nothing written. @param why a plain clause: {@code the store has no memory left} */
    record NotSent(String why) implements Outcome {}

    /** It may or may not be written, and couldn't be found out in time. Ask again with the same id. */
    record Unknown(String why) implements Outcome {}
}
