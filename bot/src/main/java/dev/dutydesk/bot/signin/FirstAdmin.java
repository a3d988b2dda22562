package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.signin.store.Credentials;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Somebody must be the first: while no admin has a password, a link for one is told at each start, to whoever reads the log. */
@Component
@SignInOn
class FirstAdmin {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final ServerProperties server;
    private final PublicUrl publicUrl;
    private final OwnAddress own;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Links links;

    FirstAdmin(
            ServerProperties server,
            PublicUrl publicUrl,
            OwnAddress own,
            Accounts accounts,
            Credentials credentials,
            Links links) {
        this.server = server;
        this.publicUrl = publicUrl;
        this.own = own;
        this.accounts = accounts;
        this.credentials = credentials;
        this.links = links;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        List<Account> admins = accounts.all().stream().filter(Account::admin).toList();
        if (admins.isEmpty()) {
            log.warn(
                    "Nobody can give out passwords: no person in the desk files has the role admin and a web account.");
        } else if (admins.stream().allMatch(admin -> credentials.of(admin.id()).password() == null)) {
            Account first = admins.getFirst();
            log.info(
                    "No admin has a password yet. By this link {} ({}) sets one, once, within 24 hours:\n  {}",
                    first.name(),
                    first.id(),
                    links.make(first, own.base()));
        }
        if (isPlain()) {
            log.warn("Passwords cross the network unencrypted: set server.ssl.*, or dutydesk.public-url to the"
                    + " https address of a proxy in front (docs/operations.md).");
        }
    }

    private boolean isPlain() {
        @Nullable InetAddress bound = server.getAddress();
        boolean elsewhere = bound == null || !bound.isLoopbackAddress();
        boolean proxied =
                publicUrl.url() != null && "https".equals(publicUrl.url().getScheme());
        return elsewhere && !own.isTls() && !proxied;
    }
}
