package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.ticket.web.Voice.Moment;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
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
        List<Row> items,
        @Nullable String next,
        @Nullable String first) {
    static final TicketRows NONE = new TicketRows("", 0, List.of(), null, null);

    /** @param code the grade's @param handler empty where nobody has it @param due empty where no deadline runs */
    record Row(
            String key,
            String title,
            String code,
            String grade,
            String state,
            String group,
            String handler,
            String reporter,
            Moment reported,
            String due,
            boolean overdue) {}

    /** @param counted how many were found in all @param more whether there may be more than were counted */
    static TicketRows of(Voice voice, Sought sought, Page page, int counted, boolean more) {
        List<Row> rows = page.items().stream().map(each -> row(voice, each)).toList();
        return new TicketRows(
                voice.say(more ? "list.count-more" : "list.count", counted),
                (int) rows.stream().filter(Row::overdue).count(),
                rows,
                page.next() == null
                        ? null
                        : sought.from(page.next(), sought.limit()).address(),
                sought.cursor() == null
                        ? null
                        : sought.from(null, sought.limit()).address());
    }

    private static Row row(Voice voice, Numbered numbered) {
        Ticket ticket = numbered.ticket();
        Ticket.Response response = ticket.response();
        String hand = response.handler() == null ? response.assignee() : response.handler();
        Instant due = Targets.next(ticket);
        return new Row(
                voice.names().key(numbered.number()),
                ticket.report().title(),
                ticket.sort().grade().word(),
                voice.word("grade." + ticket.sort().grade().word()),
                voice.word("state." + ticket.state().name()),
                voice.names().group(ticket.sort().group()),
                hand == null ? "" : voice.names().person(hand).name(),
                voice.names().person(ticket.report().reporter()).name(),
                voice.at(ticket.report().at()),
                due == null ? "" : due(voice, ticket, due),
                Targets.isOverdue(ticket, voice.now()));
    }

    /** While its clock stands still, less and less is left only in appearance. */
    private static String due(Voice voice, Ticket ticket, Instant due) {
        if (ticket.stillSince() == null) {
            return voice.times().left(due);
        }
        String at = voice.times().at(due);
        return Targets.isOverdue(ticket, voice.now()) ? voice.say("list.late", at) : at;
    }
}
