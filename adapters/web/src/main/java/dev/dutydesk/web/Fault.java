package dev.dutydesk.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with a call, each with its status and its words in {@code faults*.properties} (RFC 9457). */
enum Fault {
    ROOM_UNKNOWN(HttpStatus.NOT_FOUND),
    MESSAGE_UNKNOWN(HttpStatus.NOT_FOUND),
    JSON_WRONG(HttpStatus.BAD_REQUEST),
    USER_MISSING(HttpStatus.BAD_REQUEST),
    USER_TOO_LONG(HttpStatus.BAD_REQUEST),
    USER_IS_BOT(HttpStatus.BAD_REQUEST),
    TEXT_MISSING(HttpStatus.BAD_REQUEST),
    TEXT_TOO_LONG(HttpStatus.BAD_REQUEST),
    FORWARDED_WRONG(HttpStatus.BAD_REQUEST),
    FORM_TOO_LONG(HttpStatus.BAD_REQUEST),
    ID_WRONG(HttpStatus.BAD_REQUEST),
    NUMBER_WRONG(HttpStatus.BAD_REQUEST),
    THREAD_WRONG(HttpStatus.BAD_REQUEST),
    FILE_NAME_MISSING(HttpStatus.BAD_REQUEST),
    FILE_NAME_TOO_LONG(HttpStatus.BAD_REQUEST),
    FILE_EMPTY(HttpStatus.BAD_REQUEST),
    FILE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    FILE_UNKNOWN(HttpStatus.BAD_REQUEST),
    FILE_GONE(HttpStatus.NOT_FOUND),
    TOO_MANY_FILES(HttpStatus.BAD_REQUEST),
    DISK_FULL(HttpStatus.SERVICE_UNAVAILABLE),
    ONE_DIRECTION(HttpStatus.BAD_REQUEST),
    ID_TAKEN(HttpStatus.CONFLICT),
    NOT_UNDERSTOOD(HttpStatus.BAD_REQUEST),
    NOT_THE_CALLER(HttpStatus.FORBIDDEN),
    NOT_YOUR_ROOM(HttpStatus.FORBIDDEN),
    NOT_YOUR_MESSAGE(HttpStatus.FORBIDDEN),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    IMPOSSIBLE(HttpStatus.CONFLICT),
    NEEDS_INPUT(HttpStatus.UNPROCESSABLE_CONTENT),
    UNCONFIRMED(HttpStatus.SERVICE_UNAVAILABLE),
    STORE_SILENT(HttpStatus.SERVICE_UNAVAILABLE),
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.web.faults");

    private final HttpStatus status;

    Fault(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException in(Locale locale, Object... facts) {
        return in(locale, Map.of(), facts);
    }

    /** @param members what the problem says besides its words */
    ErrorResponseException in(Locale locale, Map<String, Object> members, Object... facts) {
        return WORDS.problem(status, slug(), locale, members, facts);
    }

    /** @param detail in place of our own words: what the bot answered */
    ErrorResponseException with(Locale locale, String detail, Map<String, Object> members) {
        return WORDS.problemSaying(status, slug(), locale, detail, members);
    }

    private String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
