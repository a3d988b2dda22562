package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.Caller;
import dev.dutydesk.bot.signin.SignIn;
import dev.dutydesk.bot.signin.SignInOn;
import dev.dutydesk.bot.signin.store.Pass;
import dev.dutydesk.bot.signin.store.Session;
import dev.dutydesk.bot.signin.store.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own password, sessions and tokens. */
@RestController
@SignInOn
@RequestMapping(path = "/api/people/me", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class MeController {
    private final SignIn signIn;
    private final Sessions sessions;

    MeController(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Schema(name = "Me")
    record MeView(String account, String name, boolean admin, List<SessionView> sessions) {}

    @Schema(name = "Session")
    record SessionView(
            String id,

            @Schema(description = "Whether it is a personal token of a program")
            boolean token,

            @Schema(description = "What the browser says of itself, or what the token is called")
            String name,

            Instant made,

            @Schema(description = "When it was last used, within a minute")
            Instant used,

            @Schema(description = "Whether it is the one by which this is asked")
            boolean here) {}

    @Schema(name = "Naming")
    record Naming(
            @Schema(example = "backup script") @Nullable String name) {}

    @Schema(name = "NewToken")
    record TokenView(
            String id,
            @Schema(description = "Shown this once") String token) {
        @Override
        public String toString() {
            return "TokenView[id=" + id + "]";
        }
    }

    @Schema(name = "ChangingPassword")
    record Changing(@Nullable String old, @Nullable String password) {
        @Override
        public String toString() {
            return "Changing[…]";
        }
    }

    @GetMapping
    @Operation(summary = "Who one is, and where one is signed in")
    MeView me(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new MeView(
                caller.account().id(),
                caller.account().name(),
                caller.account().admin(),
                sessions.of(caller.account().id()).stream()
                        .map(session -> view(session, caller))
                        .toList());
    }

    private static SessionView view(Session session, Caller caller) {
        return new SessionView(
                session.id(),
                session.kind() == Session.Kind.TOKEN,
                session.name(),
                session.made(),
                session.used(),
                session.id().equals(caller.session().id()));
    }

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a personal token for a program",
            description = "It acts as you, until it is revoked or you are signed out everywhere. Not with a token.")
    @ApiResponse(responseCode = "201", description = "The token, shown this once")
    TokenView token(
            @RequestBody Naming naming,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Locale locale = request.getLocale();
        checkBrowser(caller, locale);
        String name = Given.name("name", naming.name(), locale).strip();
        return signIn.token(caller, name)
                .map(pass -> new TokenView(Sessions.id(pass), pass.word()))
                .orElseThrow(() -> SignInFault.NOT_SIGNED_IN.in(locale));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a session of one's own, or revoke a token")
    @ApiResponse(responseCode = "204", description = "Ended")
    @ApiResponse(responseCode = "404", description = "No such session or token")
    void end(
            @PathVariable("id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        if (!sessions.close(caller.account().id(), id)) {
            throw SignInFault.SESSION_UNKNOWN.in(request.getLocale());
        }
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change one's password",
            description = "Ends all other sessions and all tokens; the answer sets a new cookie. Not with a token.")
    @ApiResponse(responseCode = "204", description = "Changed")
    @ApiResponse(responseCode = "400", description = "The old one isn't right, or the new one won't do")
    @ApiResponse(responseCode = "429", description = "Too many wrong tries")
    void change(
            @RequestBody Changing changing,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale locale = request.getLocale();
        checkBrowser(caller, locale);
        String old = Given.text("old", changing.old(), locale);
        String password = Given.text("password", changing.password(), locale);
        switch (signIn.change(caller, old, password, Given.address(request))) {
            case SignIn.Setting.Done done -> give(done.pass(), request, response);
            case SignIn.Setting.Weak weak -> throw SignInFault.weak(locale, weak.weakness());
            case SignIn.Setting.NotTheOldOne _ -> throw SignInFault.PASSWORD_NOT_THE_OLD_ONE.in(locale);
            case SignIn.Setting.Wait wait -> throw SignInFault.wait(locale, wait.left());
            case SignIn.Setting.LinkGone _ -> throw new IllegalStateException("No link was given");
        }
    }

    private static void give(@Nullable Pass pass, HttpServletRequest request, HttpServletResponse response) {
        if (pass != null) {
            Cookies.give(pass, request, response);
        }
    }

    private static void checkBrowser(Caller caller, Locale locale) {
        if (caller.isProgram()) {
            throw SignInFault.NOT_BY_TOKEN.in(locale);
        }
    }
}
