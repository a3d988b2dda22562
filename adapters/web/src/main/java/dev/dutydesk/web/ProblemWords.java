package dev.dutydesk.web;

import java.net.URI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Makes the problems (RFC 9457) that failed calls of the process are answered with: of the type
 * {@code urn:dutydesk:problem:SLUG}, with the words that stand in a bundle under {@code SLUG} (the title) and
 * {@code SLUG.detail} (a {@link MessageFormat}). One that says 503 says when to come again.
 *
 * @param bundle its base name; the one without a language serves everybody who has none of their own
 */
public record ProblemWords(String bundle) {
    private static final String COME_AGAIN_SECONDS = "2";

    /** @param members what the problem says besides its words @param facts for the detail's gaps */
    public ErrorResponseException problem(
            HttpStatus status, String slug, Locale locale, Map<String, Object> members, Object... facts) {
        String detail = words(locale).getString(slug + ".detail");
        return problemSaying(status, slug, locale, new MessageFormat(detail, locale).format(facts), members);
    }

    /** @param detail in place of the bundle's */
    ErrorResponseException problemSaying(
            HttpStatus status, String slug, Locale locale, String detail, Map<String, Object> members) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:dutydesk:problem:" + slug));
        problem.setTitle(words(locale).getString(slug));
        members.forEach(problem::setProperty);
        ErrorResponseException exception = new ErrorResponseException(status, problem, null);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            exception.getHeaders().set(HttpHeaders.RETRY_AFTER, COME_AGAIN_SECONDS);
        }
        return exception;
    }

    private ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
