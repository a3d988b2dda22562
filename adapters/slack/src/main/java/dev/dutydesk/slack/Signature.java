package dev.dutydesk.slack;

import com.slack.api.app_backend.SlackSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Slack's signature on what it sends by HTTP. The SDK's own check takes a time stamp that lies in the future.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">verifying requests from Slack</a>
 */
final class Signature {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final SlackSignature.Generator generator;
    private final InstantSource clock;

    Signature(String secret, InstantSource clock) {
        generator = new SlackSignature.Generator(secret);
        this.clock = clock;
    }

    /**
     * Why it is refused, in a word for a metric; empty where it is Slack's.
     *
     * @param at seconds since 1970, as the header has it
     */
    Optional<String> refuses(@Nullable String at, @Nullable String signature, String body) {
        if (at == null || signature == null || !at.matches("\\d{1,12}")) {
            return Optional.of("signature");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(at)), clock.instant());
        if (age.compareTo(OLDEST) > 0) {
            return Optional.of("old");
        }
        if (age.negated().compareTo(OLDEST) > 0) {
            return Optional.of("future");
        }
        byte[] expected = generator.generate(at, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of("signature");
    }
}
