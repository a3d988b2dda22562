package dev.dutydesk.bot.oncall.feed.web;

import dev.dutydesk.web.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with asking for a calendar, with its words in {@code faults*.properties}. */
enum CalendarFault {
    CALENDAR_UNKNOWN(HttpStatus.NOT_FOUND);

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.oncall.feed.web.faults");

    private final HttpStatus status;

    CalendarFault(HttpStatus status) {
        this.status = status;
    }

    ErrorResponseException in(Locale locale) {
        return WORDS.problem(status, name().toLowerCase(Locale.ROOT).replace('_', '-'), locale, Map.of());
    }
}
