package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.signin.store.Credentials;
import dev.dutydesk.bot.signin.store.Pass;
import dev.dutydesk.bot.signin.store.Session;
import dev.dutydesk.bot.signin.store.Sessions;
import dev.dutydesk.bot.signin.store.Tries;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Proves who somebody is. What it is told is never logged; that it happened, and to whom, is. */
@Component
@SignInOn
public final class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Tries tries;

    SignIn(Accounts accounts, Passwords passwords, Credentials credentials, Sessions sessions, Tries tries) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.credentials = credentials;
        this.sessions = sessions;
        this.tries = tries;
    }

    /** How a try to prove oneself by a password ended. */
    public sealed interface Proof {
        record Right(Account account, Pass pass) implements Proof {}

        /** The account is unknown, has no password, or another one: nobody is told which. */
        record Wrong() implements Proof {}

        /** Too many were wrong: this one wasn't looked at. */
        record Wait(Duration left) implements Proof {}
    }

    /** How an attempt to set a password ended. */
    public sealed interface Setting {
        /** @param pass opens a new session, for all others are ended; null where it was set by a link */
        record Done(Account account, @Nullable Pass pass) implements Setting {}

        /** It won't do, and why. */
        record Weak(Weakness weakness) implements Setting {}

        /** The password given as the present one isn't it. */
        record NotTheOldOne() implements Setting {}

        record Wait(Duration left) implements Setting {}

        /** The link has been used, is over or was overtaken. */
        record LinkGone() implements Setting {}
    }

    /**
     * @param address from which it is tried
     * @param browser what the browser says of itself, for the list of sessions
     */
    public Proof enter(String id, String password, String address, String browser) {
        Duration wait = tries.count(id, address);
        if (wait.isPositive()) {
            return new Proof.Wait(wait);
        }
        Credentials.Known known = credentials.of(id);
        Optional<Account> account = accounts.find(id);
        boolean right = passwords.matches(password, account.isEmpty() ? null : known.password());
        if (!right || account.isEmpty()) {
            log.info("Sign-in refused from {}", address);
            return new Proof.Wrong();
        }
        tries.wasRight(id, address);
        return sessions.open(id, Session.Kind.BROWSER, browser, known.epoch())
                .<Proof>map(pass -> new Proof.Right(account.get(), pass))
                .orElseGet(Proof.Wrong::new);
    }

    /** Who holds it, while the session lasts and the desk files have the person. */
    public Optional<Caller> caller(Pass pass) {
        return sessions.use(pass).flatMap(this::caller);
    }

    /** As {@link #caller}, but only looked: it doesn't count as a use. */
    public boolean stays(Pass pass) {
        return sessions.find(pass).flatMap(this::caller).isPresent();
    }

    private Optional<Caller> caller(Session session) {
        return accounts.find(session.account()).map(account -> new Caller(account, session));
    }

    /** A token for a program of the caller's; empty where they were signed out meanwhile. */
    public Optional<Pass> token(Caller caller, String name) {
        Optional<Pass> pass = sessions.open(
                caller.getName(), Session.Kind.TOKEN, name, caller.session().epoch());
        pass.ifPresent(made -> log.info("{} made a token", caller.getName()));
        return pass;
    }

    /** Whose password it sets; empty where it sets none any more. */
    public Optional<Account> whose(Pass link) {
        return credentials.whose(link).flatMap(accounts::find);
    }

    public Setting setBy(Pass link, String password) {
        Optional<Account> whose = whose(link);
        if (whose.isEmpty()) {
            return new Setting.LinkGone();
        }
        Account account = whose.get();
        Optional<Weakness> weakness = passwords.weakness(password, account);
        if (weakness.isPresent()) {
            return new Setting.Weak(weakness.get());
        }
        if (!credentials.setBy(link, account.id(), passwords.encode(password))) {
            return new Setting.LinkGone();
        }
        log.info("{} set a password by a link", account.id());
        return new Setting.Done(account, null);
    }

    /** Another password in place of the present one; whatever was signed in is out, but for a new session. */
    public Setting change(Caller caller, String old, String password, String address) {
        Account account = caller.account();
        Duration wait = tries.count(account.id(), address);
        if (wait.isPositive()) {
            return new Setting.Wait(wait);
        }
        Credentials.Known known = credentials.of(account.id());
        String encoded = known.password();
        if (!passwords.matches(old, encoded) || encoded == null) {
            return new Setting.NotTheOldOne();
        }
        tries.wasRight(account.id(), address);
        Optional<Weakness> weakness = passwords.weakness(password, account);
        if (weakness.isPresent()) {
            return new Setting.Weak(weakness.get());
        }
        OptionalLong epoch = credentials.change(account.id(), encoded, passwords.encode(password));
        if (epoch.isEmpty()) {
            return new Setting.NotTheOldOne();
        }
        log.info("{} changed the password", account.id());
        String browser = caller.session().name();
        return new Setting.Done(
                account,
                sessions.open(account.id(), Session.Kind.BROWSER, browser, epoch.getAsLong())
                        .orElse(null));
    }
}
