package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets in a list.
 *
 * @param filter what was asked for, in words; null where all open ones were
 * @param total how many there are
 * @param overdue how many of them are past a deadline
 * @param items the first of them
 */
public record ListModel(@Nullable String filter, int total, int overdue, List<Item> items) {

    /** How many aren't among the items. */
    public int more() {
        return Math.max(total - items.size(), 0);
    }

    /**
     * @param handler who has it, or else whom it was given to
     * @param due its next deadline; null where none is running
     */
    public record Item(
            String key,
            String title,
            String state,
            String grade,
            String group,
            @Nullable Person handler,
            @Nullable Instant due) {

        /** A ticket as one line. */
        public static Item of(TicketModel ticket) {
            TicketModel.Hand hand = ticket.hand();
            return new Item(
                    ticket.key(),
                    ticket.report().title(),
                    ticket.state(),
                    ticket.sort().grade(),
                    ticket.sort().group(),
                    hand.handler() == null ? hand.assignee() : hand.handler(),
                    ticket.due().isEmpty() ? null : ticket.due().getFirst().by());
        }
    }
}
