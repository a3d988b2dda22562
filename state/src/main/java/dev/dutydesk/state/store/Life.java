package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's life for those who look back: its events, and the ticket as it stood right after each of them. The tickets are
 * made when they are asked for. Not thread-safe.
 */
public final class Life {
    private final long number;
    private final List<Event> events;
    private final IntFunction<Ticket> after;
    private final @Nullable Ticket[] made;

    /** @param after the ticket right after the event of that index */
    Life(long number, List<Event> events, IntFunction<Ticket> after) {
        this.number = number;
        this.events = events;
        this.after = after;
        this.made = new Ticket[events.size()];
    }

    public static Life of(long number, List<Change.Step> steps) {
        return new Life(
                number,
                steps.stream().map(Change.Step::event).toList(),
                i -> steps.get(i).after());
    }

    public long number() {
        return number;
    }

    /** All that happened, in order. */
    public List<Event> events() {
        return events;
    }

    /** What had happened by then. Order counts, not the clock, which may have gone back in between. */
    public List<Event> until(Instant instant) {
        int count = events.size();
        while (count > 0 && events.get(count - 1).at().isAfter(instant)) {
            count--;
        }
        return events.subList(0, count);
    }

    /** The ticket right after that one of its events. @param index from 0 */
    public Ticket after(int index) {
        Ticket ticket = made[index];
        if (ticket == null) {
            ticket = after.apply(index);
            made[index] = ticket;
        }
        return ticket;
    }

    /** The ticket as it stood at that instant; empty where nothing was known of it yet. */
    public Optional<Ticket> at(Instant instant) {
        int count = until(instant).size();
        return count == 0 ? Optional.empty() : Optional.of(after(count - 1));
    }
}
