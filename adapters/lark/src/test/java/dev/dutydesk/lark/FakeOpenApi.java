package dev.dutydesk.lark;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lark's Open API, as far as it is used. */
final class FakeOpenApi implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "/open-apis";
    private static final String MESSAGES = "/im/v1/messages";

    private final FakeLark lark;
    private int port;
    private @Nullable HttpServer server;

    FakeOpenApi(FakeLark lark) {
        this.lark = lark;
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

    /** @param path without what all begin with */
    private record Call(String method, String path, Map<String, String> query, JsonNode body, String token) {
        boolean is(String wanted, String like) {
            return method.equals(wanted) && path.matches(like);
        }

        boolean sends() {
            return is("POST", MESSAGES + ".*") || is("PATCH", MESSAGES + ".*") || is("POST", "/ephemeral/.*");
        }

        /** The last part but so many. */
        String part(int fromEnd) {
            String[] parts = path.split("/");
            return parts[parts.length - 1 - fromEnd];
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Call call = new Call(
                    exchange.getRequestMethod(),
                    path.startsWith(API) ? path.substring(API.length()) : path,
                    query(exchange.getRequestURI().getRawQuery()),
                    read(String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), body),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                            .replaceFirst("^Bearer ", ""));
            FakeTenant tenant = lark.tenant();
            boolean reads = call.is("GET", MESSAGES);
            if (call.sends() && lark.suffersFrom(Trouble.BUSY) || reads && next(tenant.tooOften)) {
                exchange.getResponseHeaders().set("x-ogw-ratelimit-reset", "1");
                send(exchange, 429, refused(99991400, "request trigger frequency limit"));
                return;
            }
            if (tenant.monthIsOver && !call.path().matches("/(auth|contact|callback)/.*")) {
                send(exchange, 429, refused(99991403, "This month's API call quota has been exceeded"));
                return;
            }
            if (call.sends() && next(tenant.overrun)) {
                exchange.getResponseHeaders().set("x-ogw-ratelimit-reset", "2");
                send(exchange, 400, refused(99991400, "request trigger frequency limit"));
                return;
            }
            if (call.sends() && next(tenant.failing)) {
                send(exchange, 500, JSON.createObjectNode());
                return;
            }
            if (call.is("POST", MESSAGES + ".*")) {
                tenant.posts.incrementAndGet();
            }
            ObjectNode answer;
            int status = 200;
            try {
                answer = body(call);
            } catch (FakeLark.Refused e) {
                answer = refused(e.code, String.valueOf(e.getMessage()));
                status = 400;
            }
            if (call.sends() && next(tenant.hanging)) {
                hang();
            }
            if (call.sends() && lark.losesAnAnswer()) {
                return;
            }
            send(exchange, status, answer);
        }
    }

    private static JsonNode read(String type, byte[] body) {
        if (!type.startsWith("multipart/")) {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        }
        ObjectNode form = JSON.createObjectNode();
        Multipart.parts(type, body).forEach(form::put);
        return form;
    }

    private ObjectNode body(Call call) throws FakeLark.Refused {
        FakeTenant tenant = lark.tenant();
        ObjectNode ok = JSON.createObjectNode().put("code", 0).put("msg", "success");
        if (call.path().equals("/auth/v3/tenant_access_token/internal")) {
            LarkCards.require(isTheApp(call, "app_id", "app_secret"), 10014, "app secret invalid");
            return ok.put("tenant_access_token", "t-" + tenant.tokens.incrementAndGet())
                    .put("expire", 7200);
        }
        if (call.path().equals("/callback/ws/endpoint")) {
            LarkCards.require(isTheApp(call, "AppID", "AppSecret"), 1000040345, "app_id or app_secret is invalid");
            ObjectNode data = ok.putObject("data").put("URL", lark.gateway().address());
            data.putObject("ClientConfig")
                    .put("ReconnectCount", -1)
                    .put("ReconnectInterval", 120)
                    .put("ReconnectNonce", 30)
                    .put("PingInterval", 120);
            return ok;
        }
        LarkCards.require(
                !tenant.revoked && call.token().equals("t-" + tenant.tokens.get()),
                99991663,
                "Invalid access token for authorization");
        if (call.is("GET", "/bot/v3/info")) {
            ok.putObject("bot")
                    .put("open_id", FakeLark.BOT)
                    .put("app_name", "dutydesk")
                    .put("activate_status", 2);
            return ok;
        }
        data(call, ok.putObject("data"));
        return ok;
    }

    private boolean isTheApp(Call call, String id, String secret) {
        return !lark.tenant().revoked
                && FakeLark.APP_ID.equals(call.body().path(id).asString(""))
                && FakeLark.SECRET.equals(call.body().path(secret).asString(""));
    }

    private void data(Call call, ObjectNode data) throws FakeLark.Refused {
        FakeTenant tenant = lark.tenant();
        if (call.is("GET", "/application/v6/scopes")) {
            tenant.scopes.forEach(scope -> data.withArray("scopes")
                    .addObject()
                    .put("scope_name", scope)
                    .put("grant_status", 1));
        } else if (call.is("GET", "/im/v1/chats/[^/]+/members/is_in_chat")) {
            data.put("is_in_chat", tenant.botIn.contains(call.part(2)));
        } else if (call.is("GET", "/im/v1/chats/[^/]+")) {
            LarkCards.require(tenant.botIn.contains(call.part(0)), 232011, "Operator can NOT be out of the chat.");
            data.put("name", "店铺").put("chat_mode", "group");
        } else if (call.is("POST", "/im/v1/images")) {
            data.put("image_key", picture(call.body()));
        } else if (call.is("POST", MESSAGES)) {
            sent(data, lark.posts().post(call.query().getOrDefault("receive_id_type", ""), call.body(), null));
        } else if (call.is("POST", MESSAGES + "/[^/]+/reply")) {
            sent(data, lark.posts().post("", call.body(), call.part(1)));
        } else if (call.is("PATCH", MESSAGES + "/[^/]+/urgent_(app|phone|sms)")) {
            urge(call, data);
        } else if (call.is("PATCH", MESSAGES + "/[^/]+")) {
            lark.posts().patch(call.part(0), call.body());
        } else if (call.is("POST", "/ephemeral/v1/send")) {
            sent(data, lark.posts().only(call.body()));
        } else if (call.is("GET", MESSAGES + "/[^/]+")) {
            data.set("items", lark.kept().found(call.part(0)));
        } else if (call.is("GET", MESSAGES)) {
            page(call.query(), data);
        } else if (call.is("GET", "/contact/v3/users/[^/]+")) {
            String name = tenant.people.get(call.part(0));
            LarkCards.require(name != null, 41050, "no user authority error");
            data.putObject("user").put("open_id", call.part(0)).put("name", name);
        } else if (call.is("POST", "/contact/v3/users/batch_get_id")) {
            for (JsonNode email : call.body().path("emails")) {
                ObjectNode user = data.withArray("user_list").addObject().put("email", email.asString());
                String account = tenant.emails.get(email.asString());
                if (account != null) {
                    user.put("user_id", account);
                }
            }
        } else {
            throw new FakeLark.Refused(404, "unknown " + call.method() + " " + call.path());
        }
    }

    private String picture(JsonNode form) throws FakeLark.Refused {
        FakeTenant tenant = lark.tenant();
        LarkCards.require(tenant.takesPictures, 99991672, "Access denied. im:resource:upload is required");
        LarkCards.require(
                new String(form.path("image_type").binaryValue(), StandardCharsets.UTF_8).equals("message"),
                234001,
                "Invalid request param.");
        byte[] content = form.path("image").binaryValue();
        LarkCards.require(content.length > 0, 234010, "File's size can't be 0.");
        String key = "img_v3_" + tenant.pictures.size();
        tenant.pictures.put(key, content);
        return key;
    }

    /** Only the bot's own message, of whoever reads it in that conversation. */
    private void urge(Call call, ObjectNode data) throws FakeLark.Refused {
        FakeTenant tenant = lark.tenant();
        String means = call.part(0).replaceFirst("urgent_", "");
        LarkCards.require(
                tenant.scopes.contains("im:message.urgent" + (means.equals("app") ? "" : ":" + means)),
                99991672,
                "the app may not call people");
        JsonNode message = lark.kept().found(call.part(1)).get(0);
        LarkCards.require(
                message.get("sender").get("id").asString().equals(FakeLark.APP_ID),
                230012,
                "Bot is NOT the sender of the message.");
        LarkCards.require(means.equals("app") || !tenant.noneLeft, 230024, "Reach the upper limit of urgent message.");
        LarkCards.require(call.query().getOrDefault("user_id_type", "").equals("open_id"), 230001, "user_id_type");
        for (JsonNode account : call.body().path("user_id_list")) {
            if (FakeTenant.direct(account.asString())
                    .equals(message.get("chat_id").asString())) {
                tenant.urged.add(means + " " + account.asString() + " " + LarkCards.read(FakeMessages.card(message)));
            } else {
                data.withArray("invalid_user_id_list").add(account.asString());
            }
        }
    }

    private static void sent(ObjectNode data, ObjectNode message) {
        data.put("message_id", message.get("message_id").asString())
                .put("chat_id", message.get("chat_id").asString());
    }

    /** So many at a time as were asked for; the page's token is how many were there before. */
    private void page(Map<String, String> query, ObjectNode data) {
        List<ObjectNode> all = lark.kept()
                .history(
                        query.getOrDefault("container_id_type", ""),
                        query.getOrDefault("container_id", ""),
                        Long.parseLong(query.getOrDefault("start_time", "0")),
                        query.getOrDefault("card_msg_content_type", "").equals("user_card_content"));
        List<ObjectNode> ordered = query.getOrDefault("sort_type", "").endsWith("Desc") ? all.reversed() : all;
        int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
        int to = Math.min(ordered.size(), from + Integer.parseInt(query.getOrDefault("page_size", "20")));
        data.put("has_more", to < ordered.size()).put("page_token", Integer.toString(to));
        ordered.subList(from, to).forEach(data.withArray("items")::add);
    }

    /** Whether it is one of those that are left. */
    private static boolean next(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void hang() {
        try {
            lark.tenant().letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode refused(int code, String why) {
        return JSON.createObjectNode().put("code", code).put("msg", why);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return query;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
