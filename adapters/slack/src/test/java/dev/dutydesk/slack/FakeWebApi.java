package dev.dutydesk.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.chat.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's Web API, as far as it is used. */
final class FakeWebApi implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeSlack slack;
    private final FakeSocket socket;
    private int port;
    private @Nullable HttpServer server;

    FakeWebApi(FakeSlack slack, FakeSocket socket) {
        this.slack = slack;
        this.socket = socket;
        open();
    }

    String address() {
        return "http://127.0.0.1:" + port + "/api/";
    }

    /** Opens it where it was before; harmless where it is open. */
    synchronized void open() {
        if (server != null) {
            return;
        }
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/api/", this::answer);
            opened.createContext("/upload/", this::upload);
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

    private void upload(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring("/upload/".length());
            boolean taken = slack.files().send(id, exchange.getRequestBody().readAllBytes());
            send(exchange, taken ? 200 : 500, JSON.createObjectNode());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestURI().getPath().substring("/api/".length());
            Map<String, String> form = form(exchange);
            boolean posts = method.startsWith("chat.");
            if (posts && slack.suffersFrom(Trouble.BUSY)) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 429, JSON.createObjectNode().put("ok", false).put("error", "ratelimited"));
                return;
            }
            if (posts && next(slack.town().failing)) {
                send(exchange, 500, JSON.createObjectNode());
                return;
            }
            if (method.equals("chat.postMessage")) {
                slack.town().posts.incrementAndGet();
            }
            boolean reads = method.equals("conversations.history") || method.equals("conversations.replies");
            if (reads && slack.town().reads.incrementAndGet() > 0 && next(slack.town().tooOften)) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 429, JSON.createObjectNode().put("ok", false).put("error", "ratelimited"));
                return;
            }
            ObjectNode body = body(method, token(exchange, form), form);
            if (posts && next(slack.town().hanging)) {
                hang();
            }
            if (posts && slack.losesAnAnswer()) {
                return;
            }
            send(exchange, 200, body);
        }
    }

    /** Whether it is one of those that are left. */
    private static boolean next(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private void hang() {
        try {
            slack.town().letGo.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many at a time as were asked for; the cursor is how many were there before. */
    private static void page(ObjectNode ok, ArrayNode messages, Map<String, String> form) {
        int from = Integer.parseInt(form.getOrDefault("cursor", "0"));
        int to = Math.min(messages.size(), from + Integer.parseInt(form.getOrDefault("limit", "100")));
        ArrayNode page = ok.putArray("messages");
        for (int i = from; i < to; i++) {
            page.add(messages.get(i));
        }
        ok.put("has_more", to < messages.size());
        ok.putObject("response_metadata").put("next_cursor", to < messages.size() ? Integer.toString(to) : "");
    }

    private ObjectNode body(String method, String token, Map<String, String> form) {
        ObjectNode ok = JSON.createObjectNode().put("ok", true);
        boolean appLevel = method.equals("apps.connections.open");
        try {
            if (slack.town().revoked || !token.equals(appLevel ? FakeSlack.APP_TOKEN : FakeSlack.BOT_TOKEN)) {
                throw new FakeSlack.Refused("invalid_auth");
            }
            switch (method) {
                case "auth.test" -> ok.setAll(FakePayloads.app());
                case "apps.connections.open" -> ok.put("url", socket.address());
                case "chat.postMessage" ->
                    ok.put("ts", slack.post(form).get("ts").asString());
                case "chat.postEphemeral" ->
                    ok.put("message_ts", slack.postEphemeral(form).get("ts").asString());
                case "chat.update" -> ok.put("ts", slack.update(form).get("ts").asString());
                case "files.getUploadURLExternal" ->
                    ok.setAll(slack.files().announce(form, "http://127.0.0.1:" + port + "/upload/"));
                case "files.completeUploadExternal" -> ok.setAll(slack.files().complete(form));
                case "views.open" -> ok.set("view", slack.openView(form));
                case "views.publish" -> {
                    String user = form.getOrDefault("user_id", "");
                    JsonNode view = JSON.readTree(form.get("view"));
                    slack.town().homes.put(user, BlockKit.readHome(view));
                    slack.town().homeViews.put(user, view);
                }
                case "conversations.history" -> page(ok, slack.history(form, null), form);
                case "conversations.replies" -> page(ok, slack.history(form, form.getOrDefault("ts", "")), form);
                case "conversations.info" -> ok.set("channel", slack.town().channel(form.getOrDefault("channel", "")));
                case "conversations.open" -> {
                    slack.town().isAskedToTalk(form.getOrDefault("users", ""));
                    ok.putObject("channel").put("id", FakeTown.direct(form.getOrDefault("users", "")));
                }
                case "users.lookupByEmail" -> ok.set("user", slack.town().withEmail(form.getOrDefault("email", "")));
                case "bots.info" ->
                    ok.putObject("bot").put("id", form.get("bot")).put("name", "alarms");
                case "users.info" -> ok.set("user", slack.town().user(form.getOrDefault("user", "")));
                case "chat.getPermalink" ->
                    ok.put(
                            "permalink",
                            "https://shop.example/archives/" + form.get("channel") + "/p" + form.get("message_ts"));
                default -> throw new FakeSlack.Refused("unknown_method");
            }
            return ok;
        } catch (FakeSlack.Refused e) {
            return JSON.createObjectNode().put("ok", false).put("error", e.getMessage());
        }
    }

    private static String token(HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? form.getOrDefault("token", "") : header.replaceFirst("^Bearer ", "");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return form;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("x-oauth-scopes", String.join(",", slack.town().scopes));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
