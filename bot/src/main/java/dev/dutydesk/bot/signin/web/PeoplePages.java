package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.signin.Caller;
import dev.dutydesk.bot.signin.SignInOn;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The pages on which people sign in and look after that. What they send goes to the interface, as JSON. */
@Controller
@SignInOn
final class PeoplePages {
    private final Pages pages;
    private final PeopleController people;
    private final MeController me;
    private final Desks desks;

    PeoplePages(Pages pages, PeopleController people, MeController me, Desks desks) {
        this.pages = pages;
        this.people = people;
        this.me = me;
        this.desks = desks;
    }

    /** A line of the list of people. */
    record Row(
            String account,
            String name,
            boolean admin,
            String path,
            @Nullable String set) {}

    /** A line of the list of sessions. */
    record Place(String id, String name, boolean token, boolean here, String made, String used) {}

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "false") boolean set,
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request) {
        String then = isOurs(next) ? next : "/";
        return caller == null
                ? show(request, "people/sign-in", Map.of("next", then, "set", set))
                : ResponseEntity.status(HttpStatus.FOUND)
                        .header(HttpHeaders.LOCATION, then)
                        .build();
    }

    /** A path here, not another site's address. */
    private static boolean isOurs(String next) {
        try {
            return next.startsWith("/")
                    && !next.startsWith("//")
                    && next.chars().allMatch(c -> c > ' ' && c != '\\' && c < 0x7f)
                    && !URI.create(next).isAbsolute();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @GetMapping("/sign-in/link")
    ResponseEntity<String> link(HttpServletRequest request) {
        return show(request, "people/link", Map.of());
    }

    @GetMapping("/people")
    ResponseEntity<String> people(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Locale language = language(request);
        return show(
                request,
                "people/people",
                Map.of(
                        "people",
                        people.people().stream()
                                .map(person -> new Row(
                                        person.account(),
                                        person.name(),
                                        person.admin(),
                                        UriUtils.encodePathSegment(person.account(), StandardCharsets.UTF_8),
                                        person.passwordSet() == null
                                                ? null
                                                : time(person.passwordSet(), language, caller)))
                                .toList()));
    }

    @GetMapping("/people/me")
    ResponseEntity<String> me(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Locale language = language(request);
        MeController.MeView view = me.me(caller);
        List<Place> places = view.sessions().stream()
                .map(session -> new Place(
                        session.id(),
                        session.name(),
                        session.token(),
                        session.here(),
                        time(session.made(), language, caller),
                        time(session.used(), language, caller)))
                .toList();
        return show(request, "people/me", Map.of("me", view, "sessions", places));
    }

    private ResponseEntity<String> show(HttpServletRequest request, String page, Map<String, ?> model) {
        return pages.show(Reader.of(request, Locale.ENGLISH), HttpStatus.OK, page, model);
    }

    private static Locale language(HttpServletRequest request) {
        return Reader.of(request, Locale.ENGLISH).language();
    }

    /** In the zone of the person's first desk. */
    private String time(Instant at, Locale language, Caller caller) {
        ZoneId zone = desks.seenBy(caller.getName()).stream()
                .findFirst()
                .map(Desk::zone)
                .orElse(ZoneOffset.UTC);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone)
                .format(at);
    }
}
