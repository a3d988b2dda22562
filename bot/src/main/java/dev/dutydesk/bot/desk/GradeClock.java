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

    /** When that share of the time between the two has gone; with more than 100 %, after the second. */
    Instant share(Desk desk, Grade grade, Instant from, Instant until, Percent share);
}
