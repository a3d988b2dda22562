package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Escalation.To;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who stands behind the roles of an escalation. */
final class Callees {
    private final OnCall onCall;

    Callees(OnCall onCall) {
        this.onCall = onCall;
    }

    /** Each once; nobody for a role that nobody has. */
    List<String> of(Desk desk, Ticket ticket, List<To> roles, Instant when) {
        return roles.stream()
                .flatMap(role -> of(desk, ticket, role, when))
                .distinct()
                .toList();
    }

    private Stream<String> of(Desk desk, Ticket ticket, To role, Instant when) {
        Shift shift = onCall.at(desk, ticket.sort().group(), when);
        String assignee = ticket.response().assignee();
        return switch (role) {
            // Whom it was given to must acknowledge, whoever has the duty.
            case ON_DUTY -> Stream.of(assignee == null ? shift.person() : assignee);
            case BACKUP -> Stream.ofNullable(shift.backup());
            case LEAD -> Stream.of(desk.leadOf(ticket.sort().group()));
            case HANDLER ->
                Stream.concat(
                        Stream.ofNullable(ticket.response().handler()),
                        isLeftBehind(desk, ticket, when) ? Stream.of(shift.person()) : Stream.empty());
        };
    }

    /** Whether the handler's shift is over since, and nobody has said who goes on with the ticket: then both are told. */
    private boolean isLeftBehind(Desk desk, Ticket ticket, Instant when) {
        String handler = ticket.response().handler();
        Instant since = ticket.response().handledSince();
        String group = ticket.sort().group();
        return handler != null
                && since != null
                && onCall.at(desk, group, since).person().equals(handler)
                && !onCall.at(desk, group, when).person().equals(handler)
                && !onCall.isKept(desk, ticket.id().value());
    }
}
