package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.ticket.web.Voice.Moment;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;

/**
 * A ticket as one row of a list.
 *
 * @param code the grade's @param handler empty where nobody has it @param due empty where no deadline runs
 */
public record TicketRow(
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
        boolean overdue) {

    public static TicketRow of(Voice voice, Numbered numbered) {
        Ticket ticket = numbered.ticket();
        Ticket.Response response = ticket.response();
        String hand = response.handler() == null ? response.assignee() : response.handler();
        Instant due = Targets.next(ticket);
        return new TicketRow(
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
