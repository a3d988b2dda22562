package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.web.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with asking for tickets, each with its words in {@code faults*.properties}. */
enum TicketFault {
    TICKET_UNKNOWN(HttpStatus.NOT_FOUND),
    DESK_UNKNOWN(HttpStatus.BAD_REQUEST),
    DESK_MISSING(HttpStatus.BAD_REQUEST),
    STATE_WRONG(HttpStatus.BAD_REQUEST),
    OPEN_WRONG(HttpStatus.BAD_REQUEST),
    LIMIT_WRONG(HttpStatus.BAD_REQUEST),
    CURSOR_WRONG(HttpStatus.BAD_REQUEST),
    PARAMETER_UNKNOWN(HttpStatus.BAD_REQUEST),
    PARAMETER_TWICE(HttpStatus.BAD_REQUEST);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.ticket.web.faults");

    private final HttpStatus status;

    TicketFault(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException in(Locale locale, Object... facts) {
        return WORDS.problem(status, name().toLowerCase(Locale.ROOT).replace('_', '-'), locale, Map.of(), facts);
    }
}
