package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.state.store.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a page of the list.
 *
 * @param heading how many there are of what was sought @param overdue how many of these rows are; 0 for none
 * @param next the address of the next page; null at the end @param first of the first one; null on that one
 */
record TicketRows(
        String heading,
        int overdue,
        List<TicketRow> items,
        @Nullable String next,
        @Nullable String first) {
    static final TicketRows NONE = new TicketRows("", 0, List.of(), null, null);

    /** @param counted how many were found in all @param more whether there may be more than were counted */
    static TicketRows of(Voice voice, Sought sought, Page page, int counted, boolean more) {
        List<TicketRow> rows =
                page.items().stream().map(each -> TicketRow.of(voice, each)).toList();
        return new TicketRows(
                voice.say(more ? "list.count-more" : "list.count", counted),
                (int) rows.stream().filter(TicketRow::overdue).count(),
                rows,
                page.next() == null
                        ? null
                        : sought.from(page.next(), sought.limit()).address(),
                sought.cursor() == null
                        ? null
                        : sought.from(null, sought.limit()).address());
    }
}
