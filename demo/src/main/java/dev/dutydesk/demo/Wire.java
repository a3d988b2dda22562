package dev.dutydesk.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the shop, and its answer. */
final class Wire {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 64 * 1024;

    private final HttpExchange exchange;

    Wire(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** As {@code GET /api/products}. */
    String what() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    /** The body as JSON; of a missing node where it isn't any. */
    JsonNode body() throws IOException {
        try {
            return JSON.readTree(exchange.getRequestBody().readNBytes(LONGEST));
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")).stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }

    void give(String name, String value) {
        exchange.getResponseHeaders().add("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
    }

    void json(int status, Object body) throws IOException {
        send(status, "application/json", JSON.writeValueAsBytes(body));
    }

    void wrong(int status, String error) throws IOException {
        json(status, Map.of("error", error));
    }

    void nothing() throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** A file that the shop brings along. */
    void file(String name, String type) throws IOException {
        try (InputStream in = Wire.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                wrong(404, "There is no " + name + ".");
            } else {
                send(200, type, in.readAllBytes());
            }
        }
    }

    private void send(int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
