package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;

/** How much went wrong in some time: what was reported then at the two upper grades, once each. */
record Incidents(int p1, int p2) {
    private static final int AT_ONCE = 200;

    static Incidents of(Tickets tickets, Desk desk, Instant from, Instant until) {
        int p1 = 0;
        int p2 = 0;
        Query query = Query.all(desk.id(), AT_ONCE);
        Page page;
        boolean more;
        do {
            page = tickets.list(query);
            more = page.next() != null;
            for (Numbered each : page.items()) {
                Ticket ticket = each.ticket();
                // The newest come first.
                more &= !ticket.id().made().isBefore(from);
                if (counts(ticket, from, until)) {
                    p1 += ticket.sort().highest() == Grade.P1 ? 1 : 0;
                    p2 += ticket.sort().highest() == Grade.P2 ? 1 : 0;
                }
            }
            query = query.after(page.next());
        } while (more);
        return new Incidents(p1, p2);
    }

    private static boolean counts(Ticket ticket, Instant from, Instant until) {
        Instant at = ticket.report().at();
        return !at.isBefore(from)
                && at.isBefore(until)
                && ticket.report().origin() != Ticket.Origin.TEST
                && ticket.closing().end() != State.MERGED
                && ticket.closing().kind() != Ticket.Cancellation.FALSE_ALARM;
    }
}
