package dev.dutydesk.bot.alarm.web;

import dev.dutydesk.bot.alarm.AlarmCounter;
import dev.dutydesk.bot.alarm.Tokens;
import dev.dutydesk.bot.alarm.Unreadable;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What all machines' calls have in common: a desk, a token, a body of bounded length; and refusals, which are counted. */
final class Calls {
    private final Desks desks;
    private final Tokens tokens;
    private final AlarmCounter counter;
    private final int longest;
    private final String longestInWords;

    /** @param longest how many bytes a body has at most @param longestInWords the same for people */
    Calls(Desks desks, Tokens tokens, AlarmCounter counter, int longest, String longestInWords) {
        this.desks = desks;
        this.tokens = tokens;
        this.counter = counter;
        this.longest = longest;
        this.longestInWords = longestInWords;
    }

    /** The desk, where the caller may call it. */
    Desk desk(String id, HttpServletRequest request) {
        Locale locale = request.getLocale();
        Desk desk = desks.byId(id).orElseThrow(() -> refused(AlarmFault.UNKNOWN_DESK, locale, id));
        String variable = tokens.variable(id);
        return switch (tokens.look(id, request.getHeader(HttpHeaders.AUTHORIZATION))) {
            case GOOD -> desk;
            case NOT_SET -> throw refused(AlarmFault.NOT_SET, locale, variable);
            case ABSENT -> throw refused(AlarmFault.NO_TOKEN, locale, variable);
            case WRONG -> throw refused(AlarmFault.WRONG_TOKEN, locale, variable);
        };
    }

    byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > longest) {
            throw refused(AlarmFault.TOO_LARGE, request.getLocale(), longestInWords);
        }
        byte[] body = request.getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw refused(AlarmFault.TOO_LARGE, request.getLocale(), longestInWords);
        }
        return body;
    }

    ErrorResponseException refused(Unreadable e, Locale locale) {
        AlarmFault fault = switch (e.why()) {
            case NOT_JSON -> AlarmFault.NOT_JSON;
            case NOT_KNOWN -> AlarmFault.NOT_KNOWN;
            case FIELD_MISSING -> AlarmFault.FIELD_MISSING;
            case FIELD_WRONG -> AlarmFault.FIELD_WRONG;
            case MAPPING_UNKNOWN -> AlarmFault.MAPPING_UNKNOWN;
            case TOO_MANY -> AlarmFault.TOO_MANY;
        };
        List<String> facts = e.facts();
        return refused(fault, locale, facts.toArray());
    }

    ErrorResponseException refused(AlarmFault fault, Locale locale, Object... facts) {
        counter.callRefused(fault.word());
        ErrorResponseException problem = fault.in(locale, facts);
        if (problem.getStatusCode() == HttpStatus.UNAUTHORIZED) {
            problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Dutydesk\"");
        }
        return problem;
    }
}
