package dev.dutydesk.bot.signin.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What opens something to whoever holds it: a session, a token, a link. 32 random bytes, told once; only its digest is
 * kept, and things are found by that, so that no secret is ever compared.
 */
public record Pass(String word) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** @param mark begins it, so that it is known for what it is where it doesn't belong */
    static Pass fresh(String mark) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Pass(mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Pass[…]";
    }
}
