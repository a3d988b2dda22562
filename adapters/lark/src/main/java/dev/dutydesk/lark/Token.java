package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.lark.oapi.Client;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.core.utils.Jsons;
import dev.dutydesk.chat.NotPosted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the app proves itself by, for at most two hours. The SDK's own are kept for the whole process and used on though Lark
 * has taken them back; it also logs the secret where the answer can't be read.
 *
 * @see <a href="https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal">tenant access token</a>
 */
final class Token {
    private static final String PATH = "/open-apis/auth/v3/tenant_access_token/internal";

    /** Lark gives a new one once the old one has less than half an hour left. */
    private static final Duration LEFT = Duration.ofMinutes(10);

    private final Client client;
    private final LarkApp app;
    private @Nullable String value;
    private long ends;

    Token(Client client, LarkApp app) {
        this.client = client;
        this.app = app;
    }

    /** @throws NotPosted where Lark doesn't give one */
    synchronized String get() throws NotPosted {
        if (value != null && ends - System.nanoTime() > 0) {
            return value;
        }
        JsonObject answer = ask();
        int code = answer.has("code") ? answer.get("code").getAsInt() : -1;
        if (code != 0 || !answer.has("tenant_access_token")) {
            String why = answer.has("msg") ? answer.get("msg").getAsString() : "";
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, Refusal.OF_THE_APP + code + " " + why);
        }
        String given = answer.get("tenant_access_token").getAsString();
        Duration lasts = Duration.ofSeconds(answer.get("expire").getAsLong()).minus(LEFT);
        value = given;
        ends = System.nanoTime() + lasts.toNanos();
        return given;
    }

    private JsonObject ask() throws NotPosted {
        try {
            // Not a map: the SDK looks into the fields of what it is given.
            JsonObject proof = new JsonObject();
            proof.addProperty("app_id", app.appId());
            proof.addProperty("app_secret", app.appSecret());
            RawResponse response = client.post(PATH, proof, AccessTokenType.None);
            JsonObject answer =
                    Jsons.DEFAULT.fromJson(new String(response.getBody(), StandardCharsets.UTF_8), JsonObject.class);
            return answer == null ? new JsonObject() : answer;
        } catch (Exception e) {
            throw Refusal.of(e, NotPosted.Why.TRY_AGAIN);
        }
    }

    /** Lark doesn't take that one any more. */
    synchronized void drop(String refused) {
        if (refused.equals(value)) {
            value = null;
        }
    }
}
