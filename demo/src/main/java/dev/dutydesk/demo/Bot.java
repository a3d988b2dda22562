package dev.dutydesk.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bot, as the shop's machines and its page call it. */
final class Bot implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String desk;
    private final String token;

    /** @param token for alarms and heartbeats alike */
    Bot(String base, String desk, String token) {
        this.base = base;
        this.desk = desk;
        this.token = token;
    }

    /** A job tells that it ran. */
    int beat(String check, Map<String, Object> said) {
        return post("/api/heartbeats/" + desk + "/" + check, said);
    }

    /** What Alertmanager would post. */
    int alarm(List<Map<String, Object>> alerts) {
        return post("/api/alarms/" + desk, Map.of("version", "4", "receiver", "dutydesk", "alerts", alerts));
    }

    /** Open tickets that nobody reported, the newest first. */
    List<Map<String, Object>> found() {
        try {
            JsonNode all = JSON.readTree(http.send(
                            request("/api/tickets?desk=" + desk + "&limit=30")
                                    .GET()
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
            return all.path("items")
                    .valueStream()
                    .filter(ticket -> List.of("patrol", "alarm")
                            .contains(ticket.path("origin").asString("").toLowerCase(Locale.ROOT)))
                    .map(ticket -> Map.<String, Object>of(
                            "key", ticket.path("key").asString(""),
                            "title", ticket.path("title").asString(""),
                            "grade", ticket.path("grade").asString(""),
                            "state", ticket.path("state").asString(""),
                            "url", base + "/tickets/" + ticket.path("key").asString("")))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private int post(String path, Object body) {
        try {
            return http.send(
                            request(path)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("The bot doesn't answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cut off while calling the bot", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
