package dev.dutydesk.lark;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.lark.oapi.core.exception.DecryptException;
import com.lark.oapi.core.utils.Decryptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lark's encryption of and signature on what it sends by HTTP. The SDK's own check takes any time stamp, any repetition, and
 * whatever it is sent without a key; it also logs all of it.
 *
 * @see <a href="https://open.feishu.cn/document/event-subscription-guide/event-subscriptions/event-subscription-configure-/encrypt-key-encryption-configuration-case">signature and encryption</a>
 */
final class Seal {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final String QUESTION = "url_verification";
    private static final Gson GSON = new Gson();

    private final String key;
    private final InstantSource clock;
    private final Map<String, Instant> taken = new ConcurrentHashMap<>();

    Seal(String key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** What is under it. */
    sealed interface Opened {
        /** @param reason a word for a metric */
        record Refused(String reason) implements Opened {}

        /** Lark's question whether this is the address. */
        record Question(String challenge) implements Opened {}

        record Event(String json) implements Opened {}
    }

    /**
     * @param at seconds since 1970, as the header has it
     * @param nonce what makes the request one of its own
     */
    Opened open(@Nullable String at, @Nullable String nonce, @Nullable String signature, String body) {
        String encrypted = encrypted(body);
        if (encrypted == null) {
            return new Opened.Refused("unencrypted");
        }
        if (at == null && nonce == null && signature == null) {
            // Only the question comes unsigned; who can encrypt it has the key.
            return decrypted(encrypted) instanceof Opened.Question question
                    ? question
                    : new Opened.Refused("signature");
        }
        if (at == null || nonce == null || signature == null || !at.matches("\\d{1,12}")) {
            return new Opened.Refused("signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            return new Opened.Refused("old");
        }
        if (age.negated().compareTo(OLDEST) > 0) {
            return new Opened.Refused("future");
        }
        byte[] expected = signature(at, nonce, body).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            return new Opened.Refused("signature");
        }
        return taken.containsKey(signature) ? new Opened.Refused("replayed") : decrypted(encrypted);
    }

    /** What was signed so was taken: it isn't any more. What Lark sends again is signed anew. */
    void took(@Nullable String signature) {
        Instant now = clock.instant();
        taken.values().removeIf(at -> at.plus(OLDEST.multipliedBy(2)).isBefore(now));
        if (signature != null) {
            taken.put(signature, now);
        }
    }

    String signature(String at, String nonce, String body) {
        try {
            byte[] signed = (at + nonce + key + body).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(signed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Opened decrypted(String encrypted) {
        try {
            String plain = new Decryptor(key).decrypt(encrypted).strip();
            JsonObject event = GSON.fromJson(plain, JsonObject.class);
            if (event == null) {
                return new Opened.Refused("signature");
            }
            boolean asks = event.get("type") instanceof JsonElement type
                    && type.isJsonPrimitive()
                    && type.getAsString().equals(QUESTION);
            return asks && event.has("challenge")
                    ? new Opened.Question(event.get("challenge").getAsString())
                    : new Opened.Event(plain);
        } catch (DecryptException | JsonParseException | ClassCastException e) {
            return new Opened.Refused("signature");
        }
    }

    private static @Nullable String encrypted(String body) {
        try {
            JsonObject parsed = GSON.fromJson(body, JsonObject.class);
            JsonElement encrypted = parsed == null ? null : parsed.get("encrypt");
            return encrypted != null && encrypted.isJsonPrimitive() ? encrypted.getAsString() : null;
        } catch (JsonParseException e) {
            return null;
        }
    }
}
