package dev.dutydesk.wecom;

import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Post;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** WeCom's group robots: a channel's id is the key of its robot's web hook. Nothing comes in, and nothing is edited. */
public final class WeComChat implements ChatAdapter, LimitsPosts {
    private static final String PLATFORM = "wecom";
    private static final Limit LIMIT = new Limit(20, Duration.ofMinutes(1));
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Too often; the system is busy. */
    private static final Set<Integer> BUSY = Set.of(-1, 45009, 45033);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WeComSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile boolean started;

    public WeComChat(WeComSettings settings) {
        this.settings = settings;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public void start(Inbox inbox) {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    /** Each post goes out by itself: there is nothing that could be down. */
    @Override
    public Link link() {
        return new Link(started, started ? "posts by web hook; nothing comes in" : "stopped");
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    /** WeCom gives no id: it is the post's own. */
    @Override
    public String post(Post post) throws NotPosted {
        if (post.onlyFor() != null) {
            throw new NotPosted(Why.NEVER, "everybody in the group would read it");
        }
        ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
        body.putObject("markdown")
                .put("content", WeComText.of(post.card(), post.channel().locale()));
        send(post.channel().id(), body);
        return UUID.nameUUIDFromBytes(post.id().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void send(String key, ObjectNode body) throws NotPosted {
        URI address = URI.create(
                settings.apiUrl() + "/cgi-bin/webhook/send?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            check(response);
        } catch (ConnectException | HttpConnectTimeoutException | UnknownHostException e) {
            throw new NotPosted(Why.TRY_AGAIN, "WeCom can't be reached");
        } catch (IOException | JacksonException e) {
            throw new NotPosted(Why.UNKNOWN, "no answer came from WeCom");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPosted(Why.UNKNOWN, "interrupted");
        }
    }

    /** It answers 200 whatever came of it. */
    private static void check(HttpResponse<String> response) throws NotPosted {
        int status = response.statusCode();
        if (status == 429) {
            throw new NotPosted(Why.TRY_AGAIN, "WeCom takes no more for now", A_MINUTE);
        }
        if (status != 200) {
            throw new NotPosted(status >= 500 ? Why.UNKNOWN : Why.NEVER, "WeCom answers HTTP " + status);
        }
        JsonNode answer = JSON.readTree(response.body());
        int code = answer.path("errcode").asInt(-1);
        if (BUSY.contains(code)) {
            throw new NotPosted(Why.TRY_AGAIN, "WeCom answers errcode " + code, A_MINUTE);
        }
        if (code != 0) {
            throw new NotPosted(Why.NEVER, "WeCom answers errcode " + code);
        }
    }
}
