package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How passwords are kept. */
class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void eachTakesAsLongAsAnAccountWithoutOne() {
        String kept = passwords.encode("correct horse battery");

        assertThat(kept).startsWith("$2a$" + Passwords.STRENGTH + "$").doesNotContain("horse");
        assertThat(Passwords.NOBODYS).startsWith(kept.substring(0, "$2a$12$".length()));
        assertThat(passwords.matches("correct horse battery", kept)).isTrue();
        assertThat(passwords.matches("wrong horse battery", kept)).isFalse();
    }

    @Test
    void nobodysIsNobodys() {
        assertThat(passwords.matches("too long, or nobody's", null)).isFalse();
    }
}
