package dev.dutydesk.dingtalk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.chat.Multipart;
import dev.dutydesk.chat.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DingTalk's open API and its web hooks, as far as they are used. */
final class FakeOpenApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_BYTES = 15_000;

    private final FakeDingTalk town;
    private final FakeStream stream;
    private final AtomicInteger tokens = new AtomicInteger();
    private int port;
    private @Nullable HttpServer server;

    /** What isn't done, with how it is said. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int status;
        final transient ObjectNode body;

        Refused(int status, String code) {
            super(code);
            this.status = status;
            body = JSON.createObjectNode()
                    .put("code", code)
                    .put("message", code)
                    .put("requestid", "r");
        }
    }

    FakeOpenApi(FakeDingTalk town, FakeStream stream) {
        this.town = town;
        this.stream = stream;
        open();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Opens it where it was before; harmless where it is open. */
    synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", this::answer);
            opened.start();
            port = opened.getAddress().getPort();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] content = exchange.getRequestBody().readAllBytes();
            String call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (call.equals("POST /media/upload")) {
                send(exchange, 200, uploaded(exchange, content));
                return;
            }
            JsonNode body = JSON.readTree(content);
            boolean posts = call.contains("/card/") || call.contains("/robot/");
            boolean looks = isALook(body);
            if (posts && !looks) {
                town.posts.incrementAndGet();
                if (next(town.failing)) {
                    send(exchange, 500, JSON.createObjectNode());
                    return;
                }
            }
            ObjectNode answer;
            try {
                if (posts && !looks && town.suffersFrom(Trouble.BUSY)) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    throw new Refused(429, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi");
                }
                if (posts && town.monthIsOver) {
                    throw new Refused(403, "Forbidden.AccessDenied.ApiCountLimitForOrg");
                }
                answer = done(call, exchange, body);
            } catch (Refused e) {
                send(exchange, e.status, e.body);
                return;
            }
            if (posts && !looks && next(town.hanging)) {
                hang();
            }
            if (posts && !looks && town.losesAnAnswer()) {
                return;
            }
            send(exchange, 200, answer);
        }
    }

    /** Calls that nothing comes of don't count. */
    private static boolean isALook(JsonNode body) {
        return body.path("outTrackId").asString("").equals("none")
                || body.path("userIds").isArray() && body.path("userIds").isEmpty()
                || body.has("receiverUserIdList")
                        && body.path("receiverUserIdList").isEmpty();
    }

    private static boolean next(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void hang() {
        try {
            town.letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode done(String call, HttpExchange exchange, JsonNode body) throws Refused {
        return switch (call) {
            case "POST /v1.0/oauth2/accessToken" -> token(body);
            case "POST /v1.0/gateway/connections/open" -> connection(body);
            case "POST /robot/sendBySession" -> session(exchange, body);
            case "POST /v1.0/robot/groupMessages/send" -> {
                allowed(exchange, Permissions.SEND);
                yield group(body);
            }
            case "POST /v1.0/robot/oToMessages/batchSend" -> {
                allowed(exchange, Permissions.SEND);
                yield people(body);
            }
            case "POST /v1.0/robot/ding/send" -> {
                allowed(exchange, Permissions.DING);
                yield ding(body);
            }
            case "POST /v1.0/robot/messageFiles/download" -> {
                allowed(exchange, Permissions.SEND);
                yield JSON.createObjectNode()
                        .put(
                                "downloadUrl",
                                "https://files.example/"
                                        + body.path("downloadCode").asString(""));
            }
            case "POST /v1.0/card/instances/createAndDeliver" -> {
                allowed(exchange, Permissions.CARDS);
                yield card(body);
            }
            case "PUT /v1.0/card/instances" -> {
                allowed(exchange, Permissions.CARDS);
                yield edited(body);
            }
            default -> throw new Refused(404, "InvalidAction.NotFound");
        };
    }

    /** Not of the open API: it answers 200 whatever came of it. */
    private ObjectNode uploaded(HttpExchange exchange, byte[] content) {
        String query = exchange.getRequestURI().getQuery();
        if (town.tokenEnded || !query.contains("access_token=token" + tokens.get())) {
            return JSON.createObjectNode().put("errcode", 40014).put("errmsg", "不合法的access_token");
        }
        byte[] media = Multipart.parts(
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), content)
                .get("media");
        if (!town.takesPictures || !query.contains("type=image") || media == null) {
            return JSON.createObjectNode().put("errcode", 40004).put("errmsg", "不合法的媒体文件类型");
        }
        String id = "@lAD" + town.pictures.size();
        town.pictures.put(id, media);
        return JSON.createObjectNode()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("type", "image")
                .put("media_id", id);
    }

    /** The id of the picture that the message is; null where it is none. */
    private @Nullable String picture(JsonNode body) throws Refused {
        if (!body.path("msgKey").asString("").equals("sampleImageMsg")) {
            return null;
        }
        String id = JSON.readTree(body.path("msgParam").asString(""))
                .path("photoURL")
                .asString("");
        if (!town.pictures.containsKey(id)) {
            throw new Refused(400, "param.invalid");
        }
        return id;
    }

    private ObjectNode token(JsonNode body) throws Refused {
        if (town.revoked
                || !body.path("appKey").asString("").equals(FakeDingTalk.CLIENT_ID)
                || !body.path("appSecret").asString("").equals(FakeDingTalk.CLIENT_SECRET)) {
            throw new Refused(400, "invalidClientIdOrSecret");
        }
        // As long as it is good everybody gets the same.
        int token = town.tokenEnded ? tokens.incrementAndGet() : tokens.updateAndGet(known -> Math.max(1, known));
        town.tokenEnded = false;
        return JSON.createObjectNode().put("accessToken", "token" + token).put("expireIn", 7200);
    }

    private ObjectNode connection(JsonNode body) throws Refused {
        if (town.revoked || !body.path("clientSecret").asString("").equals(FakeDingTalk.CLIENT_SECRET)) {
            throw new Refused(401, "authFailed");
        }
        Set<String> topics = new LinkedHashSet<>();
        body.path("subscriptions")
                .forEach(each -> topics.add(
                        each.path("type").asString("") + each.path("topic").asString("")));
        if (!topics.containsAll(
                Set.of("EVENT*", "CALLBACK/v1.0/im/bot/messages/get", "CALLBACK/v1.0/card/instances/callback"))) {
            throw new Refused(400, "invalidSubscriptions");
        }
        return stream.open();
    }

    private void allowed(HttpExchange exchange, String permission) throws Refused {
        String token = exchange.getRequestHeaders().getFirst("x-acs-dingtalk-access-token");
        if (town.revoked || town.tokenEnded || token == null || !token.equals("token" + tokens.get())) {
            throw new Refused(400, "InvalidAuthentication");
        }
        if (!town.permissions.contains(permission)) {
            Refused refused = new Refused(403, "Forbidden.AccessDenied.AccessTokenPermissionDenied");
            refused.body
                    .putObject("accessdenieddetail")
                    .putArray("requiredScopes")
                    .add(permission);
            throw refused;
        }
    }

    private ObjectNode session(HttpExchange exchange, JsonNode body) throws Refused {
        String conversation = URLDecoder.decode(
                exchange.getRequestURI().getRawQuery().replaceFirst("session=", ""), StandardCharsets.UTF_8);
        if (town.webhookMillis <= 0 || town.suffersFrom(Trouble.FORBIDDEN)) {
            return JSON.createObjectNode().put("errcode", 300001).put("errmsg", "session is over");
        }
        JsonNode markdown = body.path("markdown");
        String text = markdown.path("text").asString("");
        if (!body.path("msgtype").asString("").equals("markdown")
                || markdown.path("title").asString("").isEmpty()
                || text.isEmpty()) {
            return JSON.createObjectNode().put("errcode", 40035).put("errmsg", "missing parameter");
        }
        Set<String> called = FakeDingTalk.called(text, body.path("at").path("atUserIds"));
        String shown = text;
        for (String account : called) {
            shown = shown.replace("@" + account, "@" + FakeDingTalk.name(account));
        }
        town.add(null, conversation, null, shown, null, called);
        return JSON.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    }

    private ObjectNode group(JsonNode body) throws Refused {
        String conversation = body.path("openConversationId").asString("");
        if (town.suffersFrom(Trouble.FORBIDDEN) || !conversation.startsWith("cid")) {
            throw new Refused(400, "robot.notInGroup");
        }
        String picture = picture(body);
        String id = (picture == null
                        ? town.add(null, conversation, null, markdown(body), null, Set.of())
                        : town.show(conversation, picture))
                .id();
        return JSON.createObjectNode().put("processQueryKey", id);
    }

    private ObjectNode people(JsonNode body) throws Refused {
        JsonNode accounts = body.path("userIds");
        if (accounts.isEmpty()) {
            throw new Refused(400, "staffId.invalid");
        }
        ObjectNode answer = JSON.createObjectNode();
        String picture = picture(body);
        String markdown = picture == null ? markdown(body) : "";
        for (JsonNode each : accounts) {
            String account = each.asString("");
            if (town.unknown.contains(account)) {
                answer.putArray("invalidStaffIdList").add(account);
            } else {
                answer.put(
                        "processQueryKey",
                        (picture == null
                                        ? town.add(null, FakeDingTalk.alone(account), null, markdown, null, Set.of())
                                        : town.show(FakeDingTalk.alone(account), picture))
                                .id());
            }
        }
        return answer;
    }

    private ObjectNode ding(JsonNode body) throws Refused {
        int means = body.path("remindType").asInt();
        String text = body.path("content").asString("");
        if (town.noDing) {
            throw new Refused(400, "ding.noQuota");
        }
        if (text.isEmpty()
                || body.path("receiverUserIdList").isEmpty()
                || means < 1
                || means > 3
                || !body.path("robotCode").asString("").equals(FakeDingTalk.CLIENT_ID)) {
            throw new Refused(400, "param.invalid");
        }
        ObjectNode answer = JSON.createObjectNode().put("openDingId", "ding1");
        ObjectNode failed = answer.putObject("failedList");
        for (JsonNode each : body.path("receiverUserIdList")) {
            String account = each.asString("");
            if (town.unknown.contains(account)) {
                failed.putObject(account).put("code", "unknown");
            } else {
                town.dings.add(List.of("app ", "sms ", "phone ").get(means - 1) + account + " " + text);
            }
        }
        return answer;
    }

    private static String markdown(JsonNode body) throws Refused {
        String param = body.path("msgParam").asString("");
        if (!body.path("msgKey").asString("").equals("sampleMarkdown")
                || !body.path("robotCode").asString("").equals(FakeDingTalk.CLIENT_ID)
                || param.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refused(400, "param.invalid");
        }
        return JSON.readTree(param).path("text").asString("");
    }

    private ObjectNode card(JsonNode body) throws Refused {
        String space = body.path("openSpaceId").asString("");
        boolean group = space.startsWith("dtv1.card//IM_GROUP.");
        if (town.suffersFrom(Trouble.FORBIDDEN)
                || !body.path("cardTemplateId").asString("").equals(FakeDingTalk.TEMPLATE)
                || !body.path("callbackType").asString("").equals("STREAM")
                || body.path("outTrackId").asString("").isEmpty()
                || body.path("outTrackId").asString("").length() > 64
                || !group && !space.startsWith("dtv1.card//IM_ROBOT.")) {
            throw new Refused(400, "param.error");
        }
        String place = space.substring(space.indexOf('.', space.indexOf("//")) + 1);
        Set<String> called = new LinkedHashSet<>(
                body.path("imGroupOpenDeliverModel").path("atUserIds").propertyNames());
        JsonNode map = content(body);
        town.add(
                body.path("outTrackId").asString(""),
                group ? place : FakeDingTalk.alone(place),
                null,
                map.path("content").asString(""),
                buttons(map),
                called);
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        answer.putObject("result")
                .put("outTrackId", body.path("outTrackId").asString(""))
                .putArray("deliverResults")
                .addObject()
                .put("success", true);
        return answer;
    }

    private static JsonNode content(JsonNode body) throws Refused {
        JsonNode map = body.path("cardData").path("cardParamMap");
        for (JsonNode value : map) {
            if (!value.isString() || value.asString("").getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw new Refused(400, "param.cardParamMap");
            }
        }
        return map;
    }

    private static JsonNode buttons(JsonNode map) {
        return JSON.readTree(map.path("btns").asString("[]"));
    }

    private ObjectNode edited(JsonNode body) throws Refused {
        JsonNode map = content(body);
        if (!town.edit(body.path("outTrackId").asString(""), map.path("content").asString(""), buttons(map))) {
            throw new Refused(400, "param.outTrackIdNotExist");
        }
        return JSON.createObjectNode().put("success", true).put("result", true);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
