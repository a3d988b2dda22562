package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The app's access token, kept for as long as DingTalk says and a little less. */
final class AccessToken {
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private final OpenApi api;
    private final DingTalkApp app;
    private @Nullable String value;
    private long until;

    AccessToken(OpenApi api, DingTalkApp app) {
        this.api = api;
        this.app = app;
    }

    /** @throws NotPosted where there is none to be had; nothing was sent then, so it never leaves that open */
    synchronized String value() throws NotPosted {
        String known = value;
        return known != null && System.nanoTime() - until < 0 ? known : fresh();
    }

    synchronized String fresh() throws NotPosted {
        JsonNode answer = ask();
        String fresh = Json.text(answer, "accessToken");
        if (fresh.isEmpty()) {
            throw new NotPosted(Why.TRY_AGAIN, "DingTalk gives no access token");
        }
        Duration good = Duration.ofSeconds(answer.path("expireIn").asLong(7200));
        until = System.nanoTime() + good.minus(EARLIER).toNanos();
        value = fresh;
        return fresh;
    }

    private JsonNode ask() throws NotPosted {
        try {
            return api.open(
                    "/v1.0/oauth2/accessToken",
                    Json.object().put("appKey", app.clientId()).put("appSecret", app.clientSecret()));
        } catch (NotPosted e) {
            throw new NotPosted(Why.TRY_AGAIN, String.valueOf(e.getMessage()), e.after());
        }
    }

    /** It is no longer taken. */
    synchronized void drop(String refused) {
        if (refused.equals(value)) {
            value = null;
        }
    }
}
