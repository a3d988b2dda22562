package dev.dutydesk.bot.signin.web;

import dev.dutydesk.bot.signin.Account;
import dev.dutydesk.bot.signin.Accounts;
import dev.dutydesk.bot.signin.Caller;
import dev.dutydesk.bot.signin.Links;
import dev.dutydesk.bot.signin.PublicUrl;
import dev.dutydesk.bot.signin.SignInOn;
import dev.dutydesk.bot.signin.store.Credentials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in, for admins. */
@RestController
@SignInOn
@RequestMapping(path = "/api/people", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sign-in")
final class PeopleController {
    private static final Logger log = LoggerFactory.getLogger(PeopleController.class);

    private final Accounts accounts;
    private final Credentials credentials;
    private final Links links;
    private final PublicUrl publicUrl;
    private final InstantSource clock;

    PeopleController(
            Accounts accounts, Credentials credentials, Links links, PublicUrl publicUrl, InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.links = links;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Schema(name = "PersonWhoMaySignIn")
    record PersonView(
            String account,
            String name,
            boolean admin,

            @Schema(description = "When the password was set; null where there is none") @Nullable
            Instant passwordSet) {}

    @Schema(name = "People")
    record People(List<PersonView> items) {}

    @Schema(name = "Link")
    record LinkView(
            @Schema(description = "The whole address; opens once. It is shown nowhere else")
            String link,

            Instant ends) {}

    @GetMapping
    @Operation(
            summary = "List who may sign in",
            description = "The people of the desk files with a web account. For admins.")
    People list() {
        return new People(people());
    }

    List<PersonView> people() {
        return accounts.all().stream()
                .map(account -> new PersonView(
                        account.id(),
                        account.name(),
                        account.admin(),
                        credentials.of(account.id()).set()))
                .toList();
    }

    @PostMapping("/{account}/link")
    @Operation(
            summary = "Make a link by which a person sets a password",
            description = "For admins in a browser. The old password stays until the link is used.")
    @ApiResponse(responseCode = "200", description = "The link, good for 24 hours and once")
    @ApiResponse(responseCode = "403", description = "For admins, and not with a token")
    @ApiResponse(responseCode = "404", description = "No such account")
    LinkView link(
            @PathVariable("account") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Account account = account(id, caller, request);
        log.info("{} made a link for the password of {}", caller.getName(), account.id());
        return new LinkView(links.make(account, base(request)), clock.instant().plus(Credentials.LINK_LASTS));
    }

    @PostMapping("/{account}/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sign a person out everywhere", description = "For admins. Ends all sessions and tokens.")
    @ApiResponse(responseCode = "204", description = "Signed out")
    @ApiResponse(responseCode = "404", description = "No such account")
    void signOut(
            @PathVariable("account") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        Account account = account(id, caller, request);
        credentials.signOutEverywhere(account.id());
        log.info("{} signed {} out everywhere", caller.getName(), account.id());
    }

    /** Asked here too, not only of the path: an account may be called “me”. */
    private Account account(String id, Caller caller, HttpServletRequest request) {
        if (!caller.account().admin()) {
            throw SignInFault.NOT_AN_ADMIN.in(request.getLocale());
        }
        if (caller.isProgram()) {
            throw SignInFault.NOT_BY_TOKEN.in(request.getLocale());
        }
        return accounts.find(id).orElseThrow(() -> SignInFault.ACCOUNT_UNKNOWN.in(request.getLocale(), id));
    }

    /** By which the caller reached the bot, where it isn't told by which everybody does. */
    private String base(HttpServletRequest request) {
        return publicUrl.url() == null
                ? request.getScheme() + "://" + request.getHeader("Host")
                : publicUrl.url().toString();
    }
}
