package dev.dutydesk.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.dutydesk.chat.NotPosted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import okhttp3.Response;

/**
 * Calls of the Web API, and what becomes of a message whose call failed.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">its errors</a>
 */
final class Calls {
    /** A person can mend these; nothing was sent. */
    private static final Set<String> WAITS_FOR_REPAIR = Set.of(
            "ratelimited",
            "rate_limited",
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope");

    /** Slack says of these that some of it may have been done. */
    private static final Set<String> PERHAPS_DONE =
            Set.of("fatal_error", "internal_error", "service_unavailable", "request_timeout");

    private final MethodsClient methods;

    Calls(MethodsClient methods) {
        this.methods = methods;
    }

    interface Call<R extends SlackApiTextResponse> {
        R on(MethodsClient methods) throws IOException, SlackApiException;
    }

    <R extends SlackApiTextResponse> R make(Call<R> call) throws NotPosted {
        R response = answer(call);
        if (response.isOk()) {
            return response;
        }
        String error = response.getError();
        throw new NotPosted(
                PERHAPS_DONE.contains(error)
                        ? NotPosted.Why.UNKNOWN
                        : WAITS_FOR_REPAIR.contains(error) ? NotPosted.Why.TRY_AGAIN : NotPosted.Why.NEVER,
                "Slack answers " + error);
    }

    private <R extends SlackApiTextResponse> R answer(Call<R> call) throws NotPosted {
        try {
            return call.on(methods);
        } catch (SlackApiException e) {
            Response response = e.getResponse();
            if (response.code() == 429) {
                throw new NotPosted(NotPosted.Why.TRY_AGAIN, "Slack takes no more for now", retryAfter(response));
            }
            throw new NotPosted(NotPosted.Why.UNKNOWN, "Slack answers HTTP " + response.code());
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "Slack can't be reached");
        } catch (IOException | JsonParseException e) {
            throw new NotPosted(NotPosted.Why.UNKNOWN, "no answer came from Slack");
        }
    }

    private static Duration retryAfter(Response response) {
        String seconds = response.header("Retry-After", "");
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ofSeconds(1);
    }
}
