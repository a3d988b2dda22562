package dev.dutydesk.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** As much of Slack's Web API as a bot needs that is only listening to events: it answers all the same. */
final class SlackAnswers implements AutoCloseable {
    private static final String SCOPES =
            "app_mentions:read,channels:history,channels:read,chat:write,commands,files:read,"
                    + "groups:history,groups:read,im:history,im:write,reactions:read,users:read,users:read.email";

    private final HttpServer server;
    private final AtomicLong messages = new AtomicLong();

    SlackAnswers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = body(exchange.getRequestURI().getPath().substring("/api/".length()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().set("x-oauth-scopes", SCOPES);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String body(String method) {
        return switch (method) {
            case "auth.test" ->
                "{\"ok\":true,\"url\":\"https://shop.example/\",\"team\":\"Shop\",\"team_id\":\"T0TEAM\","
                        + "\"user\":\"dutydesk\",\"user_id\":\"U0BOT\",\"bot_id\":\"B0BOT\"}";
            case "users.info" ->
                "{\"ok\":true,\"user\":{\"id\":\"U0WANGFANG\",\"name\":\"wang\",\"real_name\":\"王芳\",\"locale\":\"zh-CN\"}}";
            case "conversations.info" ->
                "{\"ok\":true,\"channel\":{\"id\":\"C0SHOP\",\"name\":\"shop\",\"is_member\":true}}";
            case "conversations.history", "conversations.replies" -> "{\"ok\":true,\"messages\":[]}";
            default -> "{\"ok\":true,\"ts\":\"1700000000.%06d\"}".formatted(messages.incrementAndGet());
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
