package dev.dutydesk.bot.alarm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tokens by which machines prove themselves, desk by desk. Only their hashes are kept. */
public final class Tokens {
    private static final int SHORTEST = 16;
    private static final String BEARER = "bearer ";

    private final String property;
    private final Map<String, List<byte[]>> hashes = new HashMap<>();

    /**
     * @param property what stands before the desk's id in its setting
     * @param tokens by the desk's id, as its setting writes it: the environment has no hyphens
     * @throws IllegalArgumentException where one is shorter than 16 characters
     */
    Tokens(String property, Map<String, String> tokens) {
        this.property = property;
        tokens.forEach((desk, given) -> hashes.put(
                plain(desk),
                Stream.of(given.split(","))
                        .map(String::strip)
                        .filter(token -> !token.isEmpty())
                        .map(token -> hash(longEnough(property + desk, token)))
                        .toList()));
    }

    /** What became of a proof. */
    public enum Proof {
        GOOD,
        WRONG,
        /** The caller shows none. */
        ABSENT,
        /** The desk has none, so nobody may. */
        NOT_SET
    }

    /** @param header the call's {@code Authorization}; null for none. Takes as long however much of it is right */
    public Proof look(String desk, @Nullable String header) {
        List<byte[]> known = hashes.getOrDefault(plain(desk), List.of());
        if (known.isEmpty()) {
            return Proof.NOT_SET;
        }
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Proof.ABSENT;
        }
        byte[] shown = hash(header.substring(BEARER.length()).strip());
        boolean good = false;
        for (byte[] each : known) {
            good |= MessageDigest.isEqual(each, shown);
        }
        return good ? Proof.GOOD : Proof.WRONG;
    }

    /** The name in the environment that the desk's token is set by. */
    public String variable(String desk) {
        return (property + plain(desk)).toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static String plain(String desk) {
        return desk.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String longEnough(String name, String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    name + " is shorter than " + SHORTEST + " characters: openssl rand -hex 24 makes one");
        }
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }
}
