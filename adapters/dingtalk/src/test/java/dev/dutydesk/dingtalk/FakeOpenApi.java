package dev.dutydesk.dingtalk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.chat.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DingTalk's open API and its web hooks, as far as they are used: who may call, and what goes wrong. */
final class FakeOpenApi implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakeDingTalk town;
    private final FakeStream stream;
    private final FakeRobot robot;
    private final FakeCards cards;
    private final AtomicInteger tokens = new AtomicInteger();
    private int port;
    private @Nullable HttpServer server;

    FakeOpenApi(FakeDingTalk town, FakeStream stream) {
        this.town = town;
        this.stream = stream;
        robot = new FakeRobot(town);
        cards = new FakeCards(town);
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
                send(exchange, 200, robot.uploaded(exchange, content, "token" + tokens.get()));
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
            case "POST /robot/sendBySession" -> robot.session(exchange, body);
            case "POST /v1.0/robot/groupMessages/send" -> {
                allowed(exchange, Permissions.SEND);
                yield robot.group(body);
            }
            case "POST /v1.0/robot/oToMessages/batchSend" -> {
                allowed(exchange, Permissions.SEND);
                yield robot.people(body);
            }
            case "POST /v1.0/robot/ding/send" -> {
                allowed(exchange, Permissions.DING);
                yield robot.ding(body);
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
                yield cards.delivered(body);
            }
            case "PUT /v1.0/card/instances" -> {
                allowed(exchange, Permissions.CARDS);
                yield cards.edited(body);
            }
            default -> throw new Refused(404, "InvalidAction.NotFound");
        };
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

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
