package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tickets that were read or written last, each with the very bytes it is written as: what still stands there as it did
 * isn't parsed again, which costs more than all else about reading it. Safe for many threads.
 */
final class ReadBefore {
    /** The open ones that reports are compared with, of a few desks. */
    private static final int MOST = 600;

    private record Read(byte[] body, Ticket ticket) {}

    private final Map<TicketId, Read> tickets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TicketId, Read> eldest) {
            return size() > MOST;
        }
    });

    /** The ticket that is written so. */
    Ticket ticket(TicketId id, byte[] body) {
        Read read = tickets.get(id);
        if (read != null && Arrays.equals(read.body(), body)) {
            return read.ticket();
        }
        Ticket ticket = TicketJson.ticket(body);
        put(ticket, body);
        return ticket;
    }

    void put(Ticket ticket, byte[] body) {
        tickets.put(ticket.id(), new Read(body, ticket));
    }
}
