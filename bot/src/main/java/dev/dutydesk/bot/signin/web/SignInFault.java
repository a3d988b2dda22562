package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.Weakness;
import dev.dutydesk.web.ProblemWords;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with signing in, or for want of it, each with its words in {@code faults*.properties}. */
enum SignInFault {
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED),
    SIGN_IN_WRONG(HttpStatus.UNAUTHORIZED),
    TRIED_TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),
    NOT_AN_ADMIN(HttpStatus.FORBIDDEN),
    NOT_BY_TOKEN(HttpStatus.FORBIDDEN),
    LINK_GONE(HttpStatus.GONE),
    PASSWORD_TOO_SHORT(HttpStatus.BAD_REQUEST),
    PASSWORD_TOO_LONG(HttpStatus.BAD_REQUEST),
    PASSWORD_LIKE_THE_NAME(HttpStatus.BAD_REQUEST),
    PASSWORD_UNTYPABLE(HttpStatus.BAD_REQUEST),
    PASSWORD_NOT_THE_OLD_ONE(HttpStatus.BAD_REQUEST),
    FIELD_MISSING(HttpStatus.BAD_REQUEST),
    NAME_TOO_LONG(HttpStatus.BAD_REQUEST),
    ACCOUNT_UNKNOWN(HttpStatus.NOT_FOUND),
    SESSION_UNKNOWN(HttpStatus.NOT_FOUND),
    STORE_SILENT(HttpStatus.SERVICE_UNAVAILABLE);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.signin.web.faults");

    private final HttpStatus status;

    SignInFault(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException in(Locale locale, Object... facts) {
        return WORDS.problem(status, name().toLowerCase(Locale.ROOT).replace('_', '-'), locale, Map.of(), facts);
    }

    static ErrorResponseException wait(Locale locale, Duration left) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        ErrorResponseException fault = TRIED_TOO_OFTEN.in(locale, seconds / 60, seconds % 60, seconds < 60 ? 0 : 1);
        fault.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return fault;
    }

    static ErrorResponseException weak(Locale locale, Weakness weakness) {
        return valueOf("PASSWORD_" + weakness.name()).in(locale);
    }
}
