package dev.dutydesk.dingtalk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses under which the robot may speak in a conversation for a while after it was spoken to there. Only what goes
 * there can call people by their accounts.
 */
final class Webhooks {
    /** It isn't used where it may end on the way. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final int MOST = 10_000;

    private final String apiHost;
    private final InstantSource clock;
    private final Map<String, Hook> hooks = new ConcurrentHashMap<>();

    private record Hook(URI address, Instant until) {}

    /** @param apiUrl the open API's address, whose host may have web hooks too */
    Webhooks(String apiUrl, InstantSource clock) {
        apiHost = URI.create(apiUrl).getAuthority();
        this.clock = clock;
    }

    /** Remembers the latest one of the conversation; whatever isn't DingTalk's is left out. */
    void learn(String conversation, String address, Instant until) {
        if (isDingTalks(address)) {
            if (hooks.size() >= MOST) {
                hooks.clear();
            }
            hooks.merge(
                    conversation,
                    new Hook(URI.create(address), until),
                    (one, other) -> one.until().isAfter(other.until()) ? one : other);
        }
    }

    /** The one that is good for now. */
    Optional<URI> of(String conversation) {
        return Optional.ofNullable(hooks.get(conversation))
                .filter(hook -> hook.until().isAfter(clock.instant().plus(SPARE)))
                .map(Hook::address);
    }

    /** It isn't taken any more. */
    void forget(String conversation) {
        hooks.remove(conversation);
    }

    /** What came by HTTP is signed only in part: it must not choose where the bot sends to. */
    private boolean isDingTalks(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            boolean known = host != null && (host.endsWith(".dingtalk.com") || host.endsWith(".dingtalk.io"));
            return known && "https".equals(uri.getScheme()) || apiHost.equals(uri.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
