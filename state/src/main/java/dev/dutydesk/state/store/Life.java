package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket's life for those who look back: its events, and the ticket as it stood right after each of them.
 *
 * @param steps in order
 */
public record Life(long number, List<Change.Step> steps) {

    /** All that happened, in order. */
    public List<Event> events() {
        return steps.stream().map(Change.Step::event).toList();
    }

    /** What had happened by then. Order counts, not the clock, which may have gone back in between. */
    public List<Change.Step> until(Instant instant) {
        int count = steps.size();
        while (count > 0 && steps.get(count - 1).event().at().isAfter(instant)) {
            count--;
        }
        return steps.subList(0, count);
    }

    /** The ticket as it stood at that instant; empty where nothing was known of it yet. */
    public Optional<Ticket> at(Instant instant) {
        List<Change.Step> known = until(instant);
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast().after());
    }

    /** When the first of it happened. */
    public Instant begun() {
        return steps.getFirst().event().at();
    }
}
