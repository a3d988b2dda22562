package dev.dutydesk.state.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision wants written, whole or not at all.
 *
 * @param tickets each ticket that changes, at least one
 * @param notices whom to tell
 */
public record Change(List<Of> tickets, List<Notice> notices) {

    /**
     * One ticket's part.
     *
     * @param before what it was decided on; null for a new ticket. The store refuses when the revision has moved.
     * @param steps at least one; in order. All of them together raise the revision by one.
     * @param erased what to black out in all that is kept of it; null but for {@code redact}
     */
    public record Of(
            @Nullable Ticket before,
            List<Step> steps,
            @Nullable Erasure erased) {
        public Ticket after() {
            return steps.getLast().after();
        }
    }

    /** An event and the ticket right after it. */
    public record Step(Event event, Ticket after) {}

    /** The first ticket's new form: the one the act was about. */
    public Ticket after() {
        return tickets.getFirst().after();
    }
}
