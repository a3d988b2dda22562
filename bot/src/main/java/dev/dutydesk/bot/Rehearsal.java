package dev.dutydesk.bot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code bin/dutydesk} lets the JVM watch once, to start faster from then on: a whole start with the example desk in the
 * folder it is run in, some tickets from report to acceptance, and the end. It keeps to itself: its own Redis, a free
 * port, and no chat but the built-in one.
 */
final class Rehearsal {
    /** So often that the ways of a message are known to be busy. */
    private static final int TICKETS = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String address;

    private Rehearsal(String address) {
        this.address = address;
    }

    static void main() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext bot = SpringApplication.run(
                Dutydesk.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--dutydesk.data.dir=data",
                "--dutydesk.desks.dir=desks",
                "--dutydesk.redis.uri=")) {
            new Rehearsal("http://localhost:" + bot.getEnvironment().getRequiredProperty("local.server.port")).play();
        }
    }

    private void play() throws IOException, InterruptedException {
        for (int i = 0; i < TICKETS; i++) {
            String ticket =
                    say("wang.fang", "@dutydesk 付不了款，页面一直转圈").path("ticket").asString();
            say("li.wei", "/ack " + ticket);
            say("li.wei", "/diagnose " + ticket + " 网关证书过期");
            say("li.wei", "/resolve " + ticket + " 已换证书 --version 1.4.2 --rollback 1.4.1 --regression passed");
            say("wang.fang", "/accept " + ticket + " --stars 5");
            say("zhao.min", "/list");
            get("/api/rooms/shop/messages");
            get("/api/tickets/" + ticket);
        }
        get("/");
        get("/api/rooms");
        get("/actuator/health");
    }

    private JsonNode say(String user, String text) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("user", user, "text", text));
        return json.readTree(send(request("/api/rooms/shop/messages")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private void get(String path) throws IOException, InterruptedException {
        send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IOException(response.request().uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
