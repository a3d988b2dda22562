package dev.dutydesk.bot.desk;

import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;

/** How time goes on a grade's clock at a desk. */
public interface GradeClock {
    /** What the ticket is promised: its grade's targets, or stricter ones where it was reported in a promotion. */
    Target target(Desk desk, Ticket ticket);

    /** When so much of it has gone, from that instant on. */
    Instant end(Desk desk, Grade grade, Span span, Instant from);

    /**
     * Whether a span that began then and ends there was counted over a year whose holidays aren't known: plain weekends stand
     * in for it, and the end may be another one once they are.
     *
     * @param by where it ends, after all that moved it
     */
    boolean isProvisional(Desk desk, Grade grade, Span span, Instant from, Instant by);

    /** When that share of the time between the two has gone; with more than 100 %, after the second. */
    Instant share(Desk desk, Grade grade, Instant from, Instant until, Percent share);
}
