package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.web.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with asking for a patrol, each with its words in {@code faults*.properties}. */
enum PatrolFault {
    DESK_UNKNOWN(HttpStatus.NOT_FOUND),
    CHECK_UNKNOWN(HttpStatus.NOT_FOUND),
    DAYS_WRONG(HttpStatus.BAD_REQUEST);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.patrol.web.faults");

    private final HttpStatus status;

    PatrolFault(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException in(Locale locale, Object... facts) {
        return WORDS.problem(status, name().toLowerCase(Locale.ROOT).replace('_', '-'), locale, Map.of(), facts);
    }
}
