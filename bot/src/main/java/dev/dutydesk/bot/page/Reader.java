package dev.dutydesk.bot.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who asked for a page, as far as it matters to its looks: the language they read, and where they are.
 *
 * @param language one of {@link #LANGUAGES}
 * @param chosen whether they chose it just now, by {@code ?lang=}
 * @param here the path and query, without {@code lang}
 */
public record Reader(Locale language, boolean chosen, String here) {
    /** What the pages are written in. */
    public static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("zh-CN"), Locale.ENGLISH);

    /** The name under which the chat's page keeps the choice too. */
    static final String COOKIE = "dutydesk.language";

    static final String PARAMETER = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /**
     * The language of {@code ?lang=}, else the one chosen before, else the first that the browser asks for and there is.
     *
     * @param otherwise the language of whom the browser's languages say nothing about
     */
    public static Reader of(HttpServletRequest request, Locale otherwise) {
        Optional<Locale> asked = spoken(request.getParameter(PARAMETER));
        Locale language = asked.or(() -> remembered(request))
                .or(() -> preferred(request))
                .or(() -> spoken(otherwise.toLanguageTag()))
                .orElse(Locale.ENGLISH);
        UriComponentsBuilder here =
                UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
        Reader reader = new Reader(
                language,
                asked.isPresent(),
                here.replaceQueryParam(PARAMETER).build().toUriString());
        request.setAttribute(Reader.class.getName(), reader);
        return reader;
    }

    /** As the page that failed knew them; where none got so far, English is spoken to whom nothing is known of. */
    static Reader of(HttpServletRequest request) {
        return request.getAttribute(Reader.class.getName()) instanceof Reader known
                ? known
                : of(request, Locale.ENGLISH);
    }

    private static Optional<Locale> remembered(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(tag -> spoken(tag).stream())
                .findFirst();
    }

    private static Optional<Locale> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> spoken(locale.toLanguageTag()).stream())
                .findFirst();
    }

    /** The language of ours that has the same first part. */
    private static Optional<Locale> spoken(@Nullable String tag) {
        String language = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return LANGUAGES.stream()
                .filter(ours -> ours.getLanguage().equals(language))
                .findFirst();
    }

    /** The language to change to. */
    Locale other() {
        return LANGUAGES.stream()
                .filter(ours -> !ours.equals(language))
                .findFirst()
                .orElseThrow();
    }

    /** The same page in the other language. */
    String inOther() {
        return UriComponentsBuilder.fromUriString(here)
                .replaceQueryParam(PARAMETER, other().toLanguageTag())
                .build()
                .toUriString();
    }

    /** What makes the browser, and the chat's page, remember the choice. */
    ResponseCookie cookie() {
        return ResponseCookie.from(COOKIE, Objects.requireNonNull(language.toLanguageTag()))
                .path("/")
                .maxAge(REMEMBERED)
                .sameSite("Lax")
                .build();
    }
}
