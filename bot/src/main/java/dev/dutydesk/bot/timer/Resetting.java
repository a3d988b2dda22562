package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Timers.Owner;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A timer was set by the file that was in force then, perhaps by an earlier bot: with another file, promotion or cover, and with each new
 * lease, those of all open tickets are worked out again, a page at a time, so that what is due meanwhile is fired; those that
 * are other than they stand are set.
 */
final class Resetting {
    private static final int PAGE = 100;

    private final Store store;
    private final Agenda agenda;
    private final Map<String, Progress> desks = new HashMap<>();

    /** @param plans as {@link Timekeeper} has them @param query for the next page; null where all is done */
    private record Progress(
            Desk desk, Object plans, long epoch, @Nullable Query query) {}

    Resetting(Store store, Agenda agenda) {
        this.store = store;
        this.agenda = agenda;
    }

    /** Whether this desk's haven't been begun yet with this file and lease. */
    boolean isNew(Desk desk, Object plans, long epoch) {
        Progress last = desks.get(desk.id());
        return last == null
                || last.desk() != desk
                || last.epoch() != epoch
                || !last.plans().equals(plans);
    }

    void begin(Desk desk, Object plans, long epoch) {
        desks.put(desk.id(), new Progress(desk, plans, epoch, Query.open(desk.id(), PAGE)));
    }

    /** @return whether there is more to do */
    boolean page(Desk desk) {
        Progress now = desks.get(desk.id());
        Query query = now == null ? null : now.query();
        if (now == null || query == null) {
            return false;
        }
        Page page = store.tickets().list(query);
        List<Ticket> tickets = page.items().stream().map(Numbered::ticket).toList();
        Map<Owner, Instant> stand = store.timers()
                .at(desk.id(), tickets.stream().map(Ticket::id).map(Owner::of).toList());
        for (Ticket ticket : tickets) {
            Instant next = agenda.next(ticket);
            if (!Objects.equals(millis(next), stand.get(Owner.of(ticket.id())))) {
                store.timers().set(desk.id(), now.epoch(), ticket.id(), ticket.revision(), next);
            }
        }
        boolean more = page.next() != null;
        desks.put(desk.id(), new Progress(desk, now.plans(), now.epoch(), more ? query.after(page.next()) : null));
        return more;
    }

    /** As timers are kept. */
    private static @Nullable Instant millis(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
