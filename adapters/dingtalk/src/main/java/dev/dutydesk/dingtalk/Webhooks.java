package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.AppMemory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses under which the robot may speak in a conversation for a while after it was spoken to there. Only what goes
 * there can call people by their accounts. Whichever process heard it, all know them.
 */
final class Webhooks {
    /** It isn't used where it may end on the way. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final String apiHost;
    private final AppMemory memory;

    /** @param apiUrl the open API's address, whose host may have web hooks too */
    Webhooks(String apiUrl, AppMemory memory) {
        apiHost = URI.create(apiUrl).getAuthority();
        this.memory = memory;
    }

    /** Remembers the latest one of the conversation, for all processes; whatever isn't DingTalk's is left out. */
    void learn(String conversation, String address, Instant until) {
        if (isDingTalks(address)) {
            try {
                memory.keep(key(conversation), address, until.minus(SPARE));
            } catch (RuntimeException e) {
                log.warn("The way to answer in a conversation isn't remembered: {}", e.getMessage());
            }
        }
    }

    /** The one that is good for now. */
    Optional<URI> of(String conversation) {
        try {
            return memory.find(key(conversation)).map(URI::create);
        } catch (RuntimeException e) {
            log.warn("The way to answer in a conversation can't be looked up now: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** It isn't taken any more. */
    void forget(String conversation) {
        try {
            memory.take(key(conversation));
        } catch (RuntimeException e) {
            log.debug("A way to answer can't be forgotten now: {}", e.getMessage());
        }
    }

    private static String key(String conversation) {
        return "webhook:" + conversation;
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
