package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.signin.store.Session;
import java.security.Principal;

/** Who calls, by what they were let in. Its name is the account. */
public record Caller(Account account, Session session) implements Principal {
    @Override
    public String getName() {
        return account.id();
    }

    /** Whether it is a program with a personal token, not a browser. */
    public boolean isProgram() {
        return session.kind() == Session.Kind.TOKEN;
    }
}
