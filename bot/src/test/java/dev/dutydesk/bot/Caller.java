package dev.dutydesk.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bot's interface, as programs on this machine call it. */
public class Caller implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration ANSWERED = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public Caller(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** An answer; its body is null where it has none, or isn't JSON. */
    public record Reply(int status, HttpResponse<String> response, JsonNode body) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Reply delete(String path, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .DELETE());
    }

    public Reply patch(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Reply post(String path, Object body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Gives the room a text file. @return what a message names it by */
    public String upload(String room, String name, String content) {
        Reply reply =
                send(request("/api/rooms/" + room + "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .header("X-Dutydesk", "1")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(content)));
        assertThat(reply.status()).isEqualTo(201);
        return reply.body().path("id").asString();
    }

    /** Says it in the room. */
    public Reply say(String user, String text) {
        return post("/api/rooms/shop/messages", Map.of("user", user, "text", text));
    }

    /** What stands in the bot's conversation with that account alone. */
    public List<JsonNode> toldAlone(String account) {
        return get(alone(account) + "?limit=100&as=" + account)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Says it to the bot alone. */
    public Reply sayAlone(String account, String text) {
        return post(alone(account), Map.of("user", account, "text", text));
    }

    /** Taps on a button there, as that one or as somebody who has no business there. */
    public Reply tapAlone(String account, String message, String button, String user) {
        return post(alone(account) + "/" + message + "/buttons/" + encoded(button), Map.of("user", user));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String alone(String account) {
        return "/api/rooms/@shop:" + account + "/messages";
    }

    /** Whether what was said was carried out: without a word, or with a good one that asks how it was. */
    public static boolean took(JsonNode answer) {
        return !answer.has("reply")
                || answer.path("reply").path("tone").asString().equals("green");
    }

    /** Says it, expects that a command was carried out, and answers the ticket's key. */
    public String done(String user, String text) {
        Map<String, String> said =
                Map.of("user", user, "text", text, "id", UUID.randomUUID().toString());
        Reply reply = post("/api/rooms/shop/messages", said);
        if (reply.status() == 503) {
            // As it is told to: a busy machine may not know in time, and the same id has one effect.
            reply = post("/api/rooms/shop/messages", said);
        }
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        assertThat(took(reply.body())).as("%s", reply.body()).isTrue();
        return reply.body().path("ticket").asString();
    }

    public Reply tap(String message, String button, String user, @Nullable Map<String, String> form) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("user", user));
        if (form != null) {
            body.put("form", form);
        }
        return post("/api/rooms/shop/messages/" + message + "/buttons/" + encoded(button), body);
    }

    public JsonNode ticket(String key) {
        Reply reply = get("/api/tickets/" + key);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    /** The ticket's card, once it is as it should be. */
    public JsonNode card(String key, Predicate<JsonNode> right) {
        return await().atMost(SOON)
                .alias("The card of " + key)
                .until(
                        () -> messages(key).values().stream()
                                .filter(message -> message.path("thread").isNull()
                                        && message.path("card").isObject())
                                .findFirst(),
                        found -> found.filter(right).isPresent())
                .orElseThrow();
    }

    /** The messages about a ticket, by their ids, in order. */
    public Map<String, JsonNode> messages(String key) {
        return get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(message -> message.path("ticket").asString("").equals(key))
                .collect(Collectors.toMap(
                        message -> message.path("id").asString(), m -> m, (a, b) -> a, LinkedHashMap::new));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(ANSWERED);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(response.statusCode(), response, json ? JSON.readTree(response.body()) : JSON.nullNode());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
