package dev.dutydesk.web;

import dev.dutydesk.chat.Commands;
import dev.dutydesk.chat.Directory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web chat running on a free port, with a scripted bot behind it, spoken to over real HTTP. */
final class World implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    final Shop shop = new Shop();
    final TestClock clock = new TestClock();
    final ScriptedInbox bot = new ScriptedInbox();
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RedisURI uri;
    private final RedisClient client;
    private final String[] settings;
    private ConfigurableApplicationContext context;
    /** Any free one at first, then the same over restarts: a page comes back to it. */
    private int port;

    private World(RedisURI uri, RedisClient client, String... settings) {
        this.uri = uri;
        this.client = client;
        this.settings = settings;
        serve();
    }

    World(WebRedis redis, String... settings) {
        this(redis.uri(), redis.client(), settings);
        chat().start(bot);
    }

    /** Serves over HTTP, but nobody listens yet: for who starts the chat himself. */
    static World notStarted(RedisURI uri, RedisClient client, String... settings) {
        return new World(uri, client, settings);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(WebChatConfiguration.class)
    static class Application {}

    void start() {
        serve();
        chat().start(bot);
    }

    private void serve() {
        ApplicationContextInitializer<GenericApplicationContext> beans = fresh -> {
            fresh.registerBean(Directory.class, () -> shop);
            fresh.registerBean(Commands.class, () -> shop::commands);
            fresh.registerBean(RedisClient.class, () -> client, bean -> bean.setDestroyMethodName(""));
            fresh.registerBean(RedisURI.class, () -> uri);
            fresh.registerBean(InstantSource.class, () -> clock);
        };
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .initializers(beans)
                .properties(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "spring.threads.virtual.enabled=true",
                        "spring.main.banner-mode=off",
                        "springdoc.api-docs.enabled=true",
                        "dutydesk.web.files-dir=target/files",
                        "logging.level.org.openqa.selenium=ERROR",
                        "logging.level.root=WARN")
                .properties(settings)
                .run();
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    WebChat chat() {
        return context.getBean(WebChat.class);
    }

    int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** An answer of the interface. */
    record Got(int status, JsonNode body, HttpResponse<String> response) {
        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    Got get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    Got post(String path, Map<String, ?> body) {
        return post(path, JSON.writeValueAsString(body));
    }

    Got post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a body by another method than POST. */
    Got send(String method, String path, Map<String, ?> body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Uploads it as the page does. */
    Got uploads(String name, byte[] content) {
        return send(HttpRequest.newBuilder(
                        uri("/api/rooms/shop/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .header("X-Dutydesk", "1")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    Got send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
            return new Got(response.statusCode(), body, response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Got says(String user, String text) {
        return post("/api/rooms/shop/messages", Map.of("user", user, "text", text));
    }

    Got says(String user, String text, String id) {
        return post("/api/rooms/shop/messages", Map.of("user", user, "text", text, "id", id));
    }

    /** In a room of that name. */
    Got saysIn(String room, String user, String text) {
        return post("/api/rooms/" + room + "/messages", Map.of("user", user, "text", text));
    }

    Got taps(String user, String message, String button) {
        return post(buttonPath(message, button), Map.of("user", user));
    }

    Got taps(String user, String message, String button, String id, Map<String, String> form) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("user", user, "id", id));
        if (!form.isEmpty()) {
            body.put("form", form);
        }
        return post(buttonPath(message, button), body);
    }

    Got reads(String query) {
        return get("/api/rooms/shop/messages" + query);
    }

    private static String buttonPath(String message, String button) {
        return "/api/rooms/shop/messages/" + message + "/buttons/" + URLEncoder.encode(button, StandardCharsets.UTF_8);
    }

    void stop() {
        context.close();
    }

    @Override
    public void close() {
        stop();
        http.close();
    }
}
