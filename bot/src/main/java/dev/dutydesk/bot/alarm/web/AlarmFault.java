package dev.dutydesk.bot.alarm.web;

import dev.dutydesk.web.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with a machine's call, with its words in {@code faults*.properties}. */
enum AlarmFault {
    UNKNOWN_DESK(HttpStatus.NOT_FOUND),
    UNKNOWN_CHECK(HttpStatus.NOT_FOUND),
    NOT_SET(HttpStatus.FORBIDDEN),
    NO_TOKEN(HttpStatus.UNAUTHORIZED),
    WRONG_TOKEN(HttpStatus.UNAUTHORIZED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOT_JSON(HttpStatus.BAD_REQUEST),
    NOT_KNOWN(HttpStatus.BAD_REQUEST),
    FIELD_MISSING(HttpStatus.BAD_REQUEST),
    FIELD_WRONG(HttpStatus.BAD_REQUEST),
    MAPPING_UNKNOWN(HttpStatus.BAD_REQUEST),
    TOO_MANY(HttpStatus.BAD_REQUEST),
    NOT_TAKEN(HttpStatus.SERVICE_UNAVAILABLE);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.alarm.web.faults");

    private final HttpStatus status;

    AlarmFault(HttpStatus status) {
        this.status = status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ErrorResponseException in(Locale locale, Object... facts) {
        return WORDS.problem(status, "call-" + word(), locale, Map.of(), facts);
    }
}
