package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.store.Pass;
import dev.dutydesk.bot.signin.store.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** How a caller shows what opens their session: a browser by a cookie, a program by a bearer token. */
final class Cookies {
    private static final String NAME = "dutydesk-session";
    private static final String BEARER = "Bearer ";
    /** The session itself may end sooner. */
    private static final Duration KEPT = Duration.ofDays(90);

    private Cookies() {}

    /** A token goes before a cookie, and neither serves in the other's place. */
    static Optional<Pass> shown(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return Optional.of(header)
                    .filter(h -> h.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                    .map(h -> h.substring(BEARER.length()).strip())
                    .filter(word -> word.startsWith(Sessions.TOKEN_MARK))
                    .map(Pass::new);
        }
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(word -> !word.isEmpty() && !word.startsWith(Sessions.TOKEN_MARK))
                .findFirst()
                .map(Pass::new);
    }

    static void give(Pass pass, HttpServletRequest request, HttpServletResponse response) {
        set(pass.word(), KEPT, request, response);
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        // a proxy's word is good enough here: who lies about it harms nobody else
        boolean secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Strict")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
