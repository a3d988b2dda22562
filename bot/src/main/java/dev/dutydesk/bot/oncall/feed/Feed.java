package dev.dutydesk.bot.oncall.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that one person may subscribe to. Whoever knows its secret reads it.
 *
 * @param holder the person to whom its address was given
 * @param group whose shifts stand in it; null for the holder's own, of all groups of the desk
 * @param secret 192 random bits in hexadecimal digits
 */
public record Feed(String holder, @Nullable String group, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    static Feed fresh(String holder, @Nullable String group) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Feed(holder, group, HexFormat.of().formatHex(bytes));
    }

    /** Takes as long whether much of it is right, or nothing. */
    boolean opensBy(String tried) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), tried.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Feed[holder=" + holder + ", group=" + group + "]";
    }
}
