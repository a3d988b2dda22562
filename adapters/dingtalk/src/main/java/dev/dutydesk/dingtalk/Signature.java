package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * DingTalk's signature on what it sends by HTTP. It covers the time stamp and not the message, so each is good for one
 * message only: a repeat of the same one is let through, since its sender may not have had the answer.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/receive-message">receiving messages</a>
 */
final class Signature {
    private static final Duration OLDEST = Duration.ofHours(1);
    /** How far the bot's clock may be behind DingTalk's. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String secret;
    private final AppMemory memory;
    private final InstantSource clock;

    /** @param memory what each signature was good for, in whichever process it came in */
    Signature(String secret, AppMemory memory, InstantSource clock) {
        this.secret = secret;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Why it is refused, in a word for a metric; empty where it is DingTalk's.
     *
     * @param at milliseconds since 1970, as the header has it
     * @throws RuntimeException where what it was good for can't be looked up now
     */
    Optional<String> refuses(@Nullable String at, @Nullable String sign, byte[] body) {
        if (at == null || sign == null || !at.matches("\\d{1,15}") || !isOurs(at, sign)) {
            return Optional.of("signature");
        }
        Instant signed = Instant.ofEpochMilli(Long.parseLong(at));
        Duration age = Duration.between(signed, clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            return Optional.of("old");
        }
        if (age.negated().compareTo(SKEW) > 0) {
            return Optional.of("future");
        }
        return isUsed(sign, signed.plus(OLDEST).plus(SKEW), body) ? Optional.of("replayed") : Optional.empty();
    }

    private boolean isOurs(String at, String sign) {
        return MessageDigest.isEqual(
                of(at, secret).getBytes(StandardCharsets.UTF_8), sign.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isUsed(String sign, Instant until, byte[] body) {
        String message = digest(body);
        return !memory.keepFirst("signed:" + sign, message, until)
                .orElse(message)
                .equals(message);
    }

    static String of(String at, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((at + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static String digest(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
