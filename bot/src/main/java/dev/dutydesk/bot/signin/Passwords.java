package dev.dutydesk.bot.signin;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** What a password must be, and how it is kept: by bcrypt, of which a few run at a time, for each takes a core a while. */
@Component
@SignInOn
final class Passwords {
    static final int SHORTEST = 10;
    /** bcrypt looks at no more. */
    static final int MOST_BYTES = 72;

    /** How often it is done over: two to the power of this. */
    static final int STRENGTH = 12;

    /** What an account without a password is checked against, so that it answers no sooner than another. */
    static final String NOBODYS = "$2a$12$VU2nFopVlmUkBp3Y.Yzm6eF7GTN8WJmkAYpIZHIdl422WjvnKgc3q";

    private final BCryptPasswordEncoder encoder;
    private final Semaphore hands =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    Passwords() {
        this(STRENGTH);
    }

    Passwords(int strength) {
        encoder = new BCryptPasswordEncoder(strength);
    }

    /** What is wrong with it for that account; empty where it will do. */
    Optional<Weakness> weakness(String password, Account account) {
        String plain = plain(password);
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (plain.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (plain.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Weakness.UNTYPABLE);
        }
        return plain.equalsIgnoreCase(account.id()) || plain.equalsIgnoreCase(account.name())
                ? Optional.of(Weakness.LIKE_THE_NAME)
                : Optional.empty();
    }

    String encode(String password) {
        hands.acquireUninterruptibly();
        try {
            String encoded = encoder.encode(plain(password));
            if (encoded == null) {
                throw new IllegalStateException("A password was not encoded");
            }
            return encoded;
        } finally {
            hands.release();
        }
    }

    /** @param encoded null where there is none: that takes as long, and never matches */
    boolean matches(String password, @Nullable String encoded) {
        String plain = plain(password);
        boolean can = encoded != null && plain.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        hands.acquireUninterruptibly();
        try {
            return encoder.matches(can ? plain : "too long, or nobody's", can && encoded != null ? encoded : NOBODYS)
                    && can;
        } finally {
            hands.release();
        }
    }

    /** The same letters typed on another keyboard are the same. */
    private static String plain(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
