package dev.dutydesk.wecom;

import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Quota;
import dev.dutydesk.chat.ShowsPictures;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * WeCom's group robots: a channel's id is the key of its robot's web hook. Nothing comes in, and nothing is edited. A picture is a
 * message of its own right behind the words, and counts as one.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">the group robot</a>
 */
public final class WeComChat implements ChatAdapter, LimitsPosts, ShowsPictures {
    private static final String PLATFORM = "wecom";
    private static final Limit LIMIT = new Limit(20, Duration.ofMinutes(1));
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Of a picture. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Too often; the system is busy. */
    private static final Set<Integer> BUSY = Set.of(-1, 45009, 45033);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(WeComChat.class);

    private final WeComSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Quota quota;
    private volatile boolean started;

    public WeComChat(WeComSettings settings) {
        this(settings, System::nanoTime);
    }

    WeComChat(WeComSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        quota = new Quota(LIMIT, nanoTime);
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
        List<ObjectNode> pictures = pictures(post);
        String key = post.channel().id();
        quota.take(key, 1 + pictures.size());
        ObjectNode body = JSON.createObjectNode().put("msgtype", "markdown");
        body.putObject("markdown")
                .put("content", WeComText.of(post.card(), post.channel().locale()));
        send(key, body);
        for (ObjectNode picture : pictures) {
            show(post, key, picture);
        }
        return UUID.nameUUIDFromBytes(post.id().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Without those that WeCom would refuse for their size. */
    private static List<ObjectNode> pictures(Post post) {
        List<ObjectNode> pictures = new ArrayList<>();
        for (Drawn picture : ShowsPictures.drawn(post)) {
            if (picture.png().length <= MOST_BYTES) {
                ObjectNode body = JSON.createObjectNode().put("msgtype", "image");
                body.putObject("image")
                        .put("base64", Base64.getEncoder().encodeToString(picture.png()))
                        .put("md5", md5(picture.png()));
                pictures.add(body);
            } else {
                log.warn(
                        "The picture {} isn't shown in {}: it has {} bytes, WeCom takes {}",
                        picture.name(),
                        post.channel().name(),
                        picture.png().length,
                        MOST_BYTES);
            }
        }
        return pictures;
    }

    /** The words stand by then, so whatever happens here, it was posted. */
    private void show(Post post, String key, ObjectNode picture) {
        try {
            send(key, picture);
        } catch (NotPosted e) {
            log.warn("A picture isn't shown in {}: {}", post.channel().name(), e.getMessage());
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
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
