package dev.dutydesk.bot.signin;

import dev.dutydesk.bot.signin.store.Credentials;
import org.springframework.stereotype.Component;

/** The addresses by which people set their passwords. */
@Component
@SignInOn
public final class Links {
    private final Credentials credentials;

    Links(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * A new one for the account, whole.
     *
     * @param base by which the person reaches the bot, such as {@code https://desk.example.com}
     */
    public String make(Account account, String base) {
        // behind the #: no server, proxy or log on the way is told
        return base.replaceAll("/+$", "") + "/sign-in/link#"
                + credentials.link(account.id()).word();
    }
}
