package dev.dutydesk.bot.review.web;

import dev.dutydesk.web.ProblemWords;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What can be wrong with asking for reviews, each with its words in {@code faults*.properties}. */
enum ReviewFault {
    DESK_UNKNOWN,
    REVIEW_UNKNOWN,
    FIGURE_UNKNOWN;

    private static final ProblemWords WORDS = new ProblemWords("dev.dutydesk.bot.review.web.faults");

    ErrorResponseException in(Locale locale, Object... facts) {
        return WORDS.problem(
                HttpStatus.NOT_FOUND, name().toLowerCase(Locale.ROOT).replace('_', '-'), locale, Map.of(), facts);
    }
}
