package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of the open API, and what becomes of a message whose call failed. Here all go out, and those are counted that DingTalk
 * counts by the month: not those for a token, not those that it doesn't get or that are too many at a time, web hooks
 * in their own budget.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/api-overview">the open API</a>
 * @see <a href="https://open.dingtalk.com/document/development/dingtalk-application-development-platform-billing-model">what is counted</a>
 */
final class OpenApi {
    private static final String TOKEN = "x-acs-dingtalk-access-token";

    private final HttpClient http;
    private final DingTalkApp app;
    private final AccessToken token;
    private final Permissions permissions;
    private final MonthlyCalls calls;
    private final MonthlyCalls pushes;
    private final Patience patience;

    OpenApi(
            HttpClient http,
            DingTalkApp app,
            Permissions permissions,
            MonthlyCalls calls,
            MonthlyCalls pushes,
            Patience patience) {
        this.http = http;
        this.app = app;
        this.permissions = permissions;
        this.calls = calls;
        this.pushes = pushes;
        this.patience = patience;
        token = new AccessToken(this, app);
    }

    /** @return what it answers @throws NotPosted where it didn't do it, or perhaps not */
    JsonNode post(String path, ObjectNode body) throws NotPosted {
        return authorized("POST", path, body);
    }

    /** As {@link #post}. */
    JsonNode put(String path, ObjectNode body) throws NotPosted {
        return authorized("PUT", path, body);
    }

    /**
     * Hands a picture over, outside of the open API, which has no call for it.
     *
     * @return the id by which messages show it
     * @see <a href="https://open.dingtalk.com/document/orgapp/upload-media-files">uploading media files</a>
     */
    String upload(String name, byte[] png) throws NotPosted {
        String used = token.value();
        JsonNode answer = media(used, name, png);
        if (Failures.isOfTheToken(answer)) {
            token.drop(used);
            answer = media(token.value(), name, png);
        }
        Failures.check(answer);
        return Json.text(answer, "media_id");
    }

    private JsonNode media(String used, String name, byte[] png) throws NotPosted {
        PictureForm form = new PictureForm(name, png);
        String query = "?type=image&access_token=" + URLEncoder.encode(used, StandardCharsets.UTF_8);
        return read(counted(HttpRequest.newBuilder(URI.create(app.mediaUrl() + "/media/upload" + query))
                .header("Content-Type", form.type())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()))));
    }

    /** Makes sure that the app's secret is taken. */
    void signIn() throws NotPosted {
        token.fresh();
    }

    private JsonNode authorized(String method, String path, ObjectNode body) throws NotPosted {
        String used = token.value();
        HttpResponse<String> response = counted(request(method, path, body).header(TOKEN, used));
        if (response.statusCode() == 401 || isOfTheToken(response)) {
            // It may have been revoked before its time: one fresh one is tried.
            token.drop(used);
            response = counted(request(method, path, body).header(TOKEN, token.value()));
        }
        return read(response);
    }

    /** Without a token; the answer as it came. */
    JsonNode open(String path, ObjectNode body) throws NotPosted {
        return read(send(request("POST", path, body)));
    }

    /** A robot's address for one conversation. */
    JsonNode webhook(URI address, ObjectNode body) throws NotPosted {
        JsonNode answer = read(counted(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                pushes));
        Failures.check(answer);
        return answer;
    }

    private HttpRequest.Builder request(String method, String path, ObjectNode body) {
        return HttpRequest.newBuilder(URI.create(app.apiUrl() + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private HttpResponse<String> counted(HttpRequest.Builder request) throws NotPosted {
        return counted(request, calls);
    }

    private HttpResponse<String> counted(HttpRequest.Builder request, MonthlyCalls of) throws NotPosted {
        HttpResponse<String> response;
        try {
            response = send(request);
        } catch (NotPosted e) {
            if (e.why() == Why.UNKNOWN) {
                of.made();
            }
            throw e;
        }
        count(response, of);
        return response;
    }

    private static void count(HttpResponse<String> response, MonthlyCalls of) {
        JsonNode body = Json.read(response.body());
        if (body != null && (Failures.isOfTheMonth(body) || Failures.isOfThePushes(body))) {
            of.refused();
            return;
        }
        if (response.statusCode() / 100 == 2) {
            of.taken();
        }
        if (!Failures.isThrottled(response.statusCode(), body)) {
            of.made();
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws NotPosted {
        try {
            return http.send(request.timeout(patience.answer()).build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException | UnknownHostException | UnresolvedAddressException e) {
            throw new NotPosted(Why.TRY_AGAIN, "DingTalk can't be reached", Duration.ofSeconds(1));
        } catch (IOException e) {
            throw new NotPosted(Why.UNKNOWN, "no answer came from DingTalk");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPosted(Why.UNKNOWN, "interrupted");
        }
    }

    private static boolean isOfTheToken(HttpResponse<String> response) {
        JsonNode body = response.statusCode() >= 400 ? Json.read(response.body()) : null;
        return body != null && Json.text(body, "code").startsWith("InvalidAuthentication");
    }

    private JsonNode read(HttpResponse<String> response) throws NotPosted {
        JsonNode body = Json.read(response.body());
        if (response.statusCode() / 100 == 2 && body != null) {
            return body;
        }
        NotPosted failure = Failures.of(response.statusCode(), body, retryAfter(response));
        if (body != null) {
            permissions.refused(body);
        }
        throw failure;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }
}
