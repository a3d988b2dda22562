package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.Account;
import dev.dutydesk.bot.signin.Caller;
import dev.dutydesk.bot.signin.SignIn;
import dev.dutydesk.bot.signin.SignInOn;
import dev.dutydesk.bot.signin.store.Credentials;
import dev.dutydesk.bot.signin.store.Pass;
import dev.dutydesk.bot.signin.store.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** In, out, and the links by which a password is set. */
@RestController
@SignInOn
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class SignInController {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Credentials credentials;

    SignInController(SignIn signIn, Sessions sessions, Credentials credentials) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.credentials = credentials;
    }

    @Schema(name = "Entering")
    record Entering(
            @Schema(example = "li.wei") @Nullable String account,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Entering[account=" + account + "]";
        }
    }

    @Schema(name = "Leaving")
    record Leaving(
            @Schema(description = "Whether all sessions and tokens of the account end, not only this one") @Nullable
            Boolean everywhere) {}

    @Schema(name = "OpeningLink")
    record Opening(
            @Schema(description = "What stands behind the # of the link's address") @Nullable
            String link) {
        @Override
        public String toString() {
            return "Opening[…]";
        }
    }

    @Schema(name = "SettingPassword")
    record Setting(@Nullable String link, @Nullable String password) {
        @Override
        public String toString() {
            return "Setting[…]";
        }
    }

    @Schema(name = "Account")
    record AccountView(String account, String name, boolean admin) {
        static AccountView of(Account account) {
            return new AccountView(account.id(), account.name(), account.admin());
        }
    }

    @PostMapping("/sign-in")
    @Operation(summary = "Sign in", description = "The answer sets a cookie that is the session.")
    @ApiResponse(responseCode = "200", description = "Signed in")
    @ApiResponse(responseCode = "401", description = "Account and password don't go together")
    @ApiResponse(responseCode = "429", description = "Too many wrong tries; Retry-After says when the next may be made")
    AccountView enter(@RequestBody Entering entering, HttpServletRequest request, HttpServletResponse response) {
        Locale locale = request.getLocale();
        String account = Given.name("account", entering.account(), locale).strip();
        String password = Given.text("password", entering.password(), locale);
        String browser = BrowserName.of(request.getHeader(HttpHeaders.USER_AGENT));
        return switch (signIn.enter(account, password, Given.address(request), browser)) {
            case SignIn.Proof.Right right -> {
                // a session left behind here would go on unseen
                Cookies.shown(request).flatMap(signIn::caller).ifPresent(this::close);
                Cookies.give(right.pass(), request, response);
                yield AccountView.of(right.account());
            }
            case SignIn.Proof.Wrong _ -> throw SignInFault.SIGN_IN_WRONG.in(locale);
            case SignIn.Proof.Wait wait -> throw SignInFault.wait(locale, wait.left());
        };
    }

    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign out", description = "Here, or everywhere. Harmless where nobody is signed in.")
    @ApiResponse(responseCode = "204", description = "Signed out")
    void leave(
            @RequestBody Leaving leaving,
            @Parameter(hidden = true) @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (caller != null && Boolean.TRUE.equals(leaving.everywhere())) {
            credentials.signOutEverywhere(caller.account().id());
        } else if (caller != null && !caller.isProgram()) {
            close(caller);
        }
        Cookies.take(request, response);
    }

    private void close(Caller caller) {
        sessions.close(caller.account().id(), caller.session().id());
    }

    @PostMapping("/links/open")
    @Operation(summary = "Look whose password a link sets")
    @ApiResponse(responseCode = "200", description = "Whose")
    @ApiResponse(responseCode = "410", description = "It is used or over")
    AccountView open(@RequestBody Opening opening, HttpServletRequest request) {
        Pass link = new Pass(Given.text("link", opening.link(), request.getLocale()));
        return signIn.whose(link).map(AccountView::of).orElseThrow(() -> SignInFault.LINK_GONE.in(request.getLocale()));
    }

    @PostMapping("/links/use")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Set a password by a link",
            description = "Once. Ends all sessions and tokens of the account; sign in with it then.")
    @ApiResponse(responseCode = "204", description = "Set")
    @ApiResponse(responseCode = "400", description = "The password won't do; the detail says why")
    @ApiResponse(responseCode = "410", description = "The link is used or over")
    void use(@RequestBody Setting setting, HttpServletRequest request) {
        Locale locale = request.getLocale();
        Pass link = new Pass(Given.text("link", setting.link(), locale));
        switch (signIn.setBy(link, Given.text("password", setting.password(), locale))) {
            case SignIn.Setting.Done _ -> {}
            case SignIn.Setting.Weak weak -> throw SignInFault.weak(locale, weak.weakness());
            case SignIn.Setting.LinkGone _ -> throw SignInFault.LINK_GONE.in(locale);
            case SignIn.Setting.NotTheOldOne _, SignIn.Setting.Wait _ ->
                throw new IllegalStateException("A link asks for no old password");
        }
    }
}
