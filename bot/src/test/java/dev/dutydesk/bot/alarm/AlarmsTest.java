package dev.dutydesk.bot.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.LiveBot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other systems raise alarms on the running bot, and say that they are over. */
@NullUnmarked // JUnit fills it
@TestMethodOrder(MethodOrderer.MethodName.class)
class AlarmsTest {
    private static final String TOKEN = "alarm-token-of-the-shop";
    private static final String NEXT = "next-token-of-the-shop";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int STORM = Integer.getInteger("alarms.storm", 1_000);

    private static LiveBot bot;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir Path folder) {
        bot = LiveBot.start(
                folder,
                "--dutydesk.alarms.tokens.shop=" + TOKEN + "," + NEXT,
                "--dutydesk.beats.tokens.shop=beat-token-of-the-shop");
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        bot.close();
    }

    /** Nothing of one story is joined by the next one's. */
    @AfterEach
    void timeGoesOn() {
        bot.moveTime("PT45M");
    }

    @Test
    void aCriticalAlertPagesAtOnceAndItsEndAsksForConfirmation() {
        Instant since = now().minusSeconds(20);
        JsonNode taken = raise(at(Payload.of("alertmanager-firing"), since), 200);
        assertThat(taken.path("began").asInt()).isEqualTo(1);
        JsonNode ticket = theOne("下单接口 5xx");
        assertThat(ticket.path("grade").asString()).isEqualTo("P1");
        assertThat(ticket.path("group").asString()).isEqualTo("ops");
        assertThat(bot.card(key(ticket), card -> true).toString()).contains("下单接口 5xx 32%", "alertmanager");

        assertThat(raise(at(Payload.of("alertmanager-firing"), since), 200)
                        .path("repeated")
                        .asInt())
                .as("sent again, as Alertmanager does every few hours")
                .isEqualTo(1);
        assertThat(raise(at(Payload.of("alertmanager-resolved"), since), 200)
                        .path("ended")
                        .asInt())
                .isEqualTo(1);
        assertThat(state(ticket)).isEqualTo("RESOLVED");
        assertThat(raise(at(Payload.of("alertmanager-resolved"), since), 200)
                        .path("repeated")
                        .asInt())
                .isEqualTo(1);
        assertThat(raise(at(Payload.of("alertmanager-firing"), since), 200)
                        .path("repeated")
                        .asInt())
                .as("late: it is over")
                .isEqualTo(1);
        assertThat(state(ticket)).isEqualTo("RESOLVED");

        raise(at(Payload.of("alertmanager-firing"), now()), 200);
        assertThat(state(ticket)).as("again so soon it is the same trouble").isIn("DISPATCHED", "ACKNOWLEDGED");
        assertThat(found("下单接口 5xx")).hasSize(1);
    }

    @Test
    void grafanaAndZabbixTellOfOneSystemInOneTicket() {
        Instant since = now().minusSeconds(5);
        raise(at(Payload.of("zabbix-problem"), since), 200);
        JsonNode disk = theOne("/var 可用空间不足");
        assertThat(disk.path("grade").asString()).isEqualTo("P1");
        raise(at(Payload.of("grafana-firing"), since), 200);
        bot.moveTime("PT2M");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(description(disk)).contains("订单库查询 P95 1.8 秒", "orders-db"));
        assertThat(found("订单库查询")).isEmpty();

        raise(at(Payload.of("zabbix-problem"), since).replace("\"problem\"", "\"resolved\""), 200);
        assertThat(state(disk)).isEqualTo("DISPATCHED");
        raise(at(Payload.of("grafana-resolved"), since), 200);
        assertThat(state(disk)).isEqualTo("RESOLVED");
    }

    @Test
    void aSmallThingWaitsForOthersAndClosesByItself() {
        raise(plain("small", "打印机离线", "warning", "office"), 200);
        assertThat(found("打印机离线")).isEmpty();
        bot.moveTime("PT2M");
        JsonNode ticket = theOne("打印机离线");
        assertThat(ticket.path("grade").asString()).isEqualTo("P3");

        raise(plain("small", "打印机离线", "warning", "office").replace("\"id\"", "\"status\": \"resolved\", \"id\""), 200);
        assertThat(state(ticket)).isEqualTo("ACCEPTED");
        assertThat(raise(plain("calm", "只是通知", "info", "office"), 200)
                        .path("ignored")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aStormMakesFewTicketsAndFewMessages() throws Exception {
        Instant since = now();
        long before = messages();
        List<String> calls = IntStream.range(0, STORM)
                .mapToObj(i -> at(
                        Payload.of("alertmanager-firing")
                                .replace("critical", "warning")
                                .replace("\"checkout\"", "\"edge-" + i % 4 + "\"")
                                .replace("c6eb5d6e2f0b9d4a", "storm-" + i)
                                .replace("下单接口 5xx 32%（≤ 1%）", "边缘节点失联 " + i),
                        since))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> call : Stream.concat(
                            calls.stream(), calls.stream().limit(STORM / 10))
                    .map(body -> threads.submit(
                            () -> post("/api/alarms/shop", TOKEN, body).statusCode()))
                    .toList()) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        bot.moveTime("PT2M");
        await().atMost(SOON).untilAsserted(() -> assertThat(found("边缘节点失联")).hasSize(4));
        assertThat(messages() - before).isLessThan(60);

        String all = calls.stream()
                .map(body ->
                        JsonMapper.shared().readTree(body).path("alerts").get(0).toString())
                .map(alert -> alert.replace("\"firing\"", "\"resolved\""))
                .collect(Collectors.joining(",", "{\"alerts\": [", "]}"));
        assertThat(raise(all, 200).path("ended").asInt()).isEqualTo(STORM);
        assertThat(found("边缘节点失联"))
                .allSatisfy(ticket -> assertThat(state(ticket)).isEqualTo("ACCEPTED"));
        assertThat(raise(all, 200).path("repeated").asInt()).isEqualTo(STORM);
        bot.moveTime("PT2M");
        assertThat(messages() - before).isLessThan(120);
    }

    @Test
    void badCallsAreToldWhatIsWrongAndChangeNothing() {
        int before = tickets().size();
        String good = at(Payload.of("alertmanager-firing").replace("c6eb5d6e2f0b9d4a", "bad"), now());
        refused("/api/alarms/shop", TOKEN, "not json", 400, "not-json");
        refused("/api/alarms/shop", TOKEN, "{\"what\": 1}", 400, "not-known");
        refused("/api/alarms/shop", TOKEN, good.replace("\"labels\"", "\"tags\""), 400, "field-missing");
        refused("/api/alarms/shop", TOKEN, good.replaceFirst("\"startsAt\": \"", "$0x"), 400, "field-wrong");
        refused("/api/alarms/shop?as=nobody", TOKEN, good, 400, "mapping-unknown");
        refused("/api/alarms/shop", TOKEN, good + " ".repeat(1024 * 1024), 413, "too-large");
        refused("/api/alarms/nowhere", TOKEN, good, 404, "unknown-desk");
        refused("/api/alarms/shop", null, good, 401, "no-token");
        refused("/api/alarms/shop", TOKEN + "x", good, 401, "wrong-token");

        assertThat(tickets()).hasSize(before);
        assertThat(bot.get("/actuator/prometheus").response().body())
                .containsPattern("dutydesk_calls_refused_total\\{reason=\"too-large\"} [1-9]")
                .containsPattern("dutydesk_calls_refused_total\\{reason=\"wrong-token\"} [1-9]")
                .doesNotContain(TOKEN);
        assertThat(post("/api/alarms/shop", NEXT, "{\"alerts\": []}").statusCode())
                .as("both tokens count while one takes the other's place")
                .isEqualTo(200);
    }

    @Test
    void aJobThatNobodyWaitsForIsToldSo() {
        String token = "beat-token-of-the-shop";
        refused("/api/heartbeats/shop/no-such-job", token, "{\"exit\": 0}", 404, "unknown-check");
        refused("/api/heartbeats/shop/no-such-job", TOKEN, "{\"exit\": 0}", 401, "wrong-token");
        refused("/api/heartbeats/nowhere/backup", token, "{\"exit\": 0}", 404, "unknown-desk");
    }

    @Test
    void programsAreToldOfIt() {
        JsonNode paths = bot.get("/v3/api-docs").body().path("paths");
        assertThat(paths.has("/api/alarms/{desk}")).isTrue();
        assertThat(paths.has("/api/heartbeats/{desk}/{check}")).isTrue();
    }

    private static void refused(String path, @Nullable String token, String body, int status, String slug) {
        HttpResponse<String> answer = post(path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:dutydesk:problem:call-" + slug);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("{0}");
    }

    private static JsonNode raise(String body, int status) {
        HttpResponse<String> answer = post("/api/alarms/shop", TOKEN, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String plain(String id, String title, String severity, String system) {
        return "{\"id\": \"%s\", \"title\": \"%s\", \"severity\": \"%s\", \"system\": \"%s\"}"
                .formatted(id, title, severity, system);
    }

    private static HttpResponse<String> post(String path, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bot.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The payload as if it had begun then. */
    private static String at(String payload, Instant since) {
        return payload.replace("2026-11-26T03:02:40.123Z", since.toString())
                .replace("2026-11-26T10:15:00+08:00", since.toString())
                .replace("1795832000", Long.toString(since.getEpochSecond()));
    }

    private static Instant now() {
        return bot.part(InstantSource.class).instant();
    }

    private static JsonNode theOne(String title) {
        return await().atMost(SOON)
                .until(() -> found(title), all -> all.size() == 1)
                .getFirst();
    }

    private static List<JsonNode> found(String title) {
        return tickets().stream()
                .filter(ticket -> ticket.path("title").asString().contains(title))
                .toList();
    }

    private static List<JsonNode> tickets() {
        Caller.Reply reply = bot.get("/api/tickets?desk=shop&limit=200");
        return reply.body().path("items").valueStream().toList();
    }

    private static String key(JsonNode ticket) {
        return ticket.path("key").asString();
    }

    private static String description(JsonNode ticket) {
        return bot.ticket(key(ticket)).path("description").asString();
    }

    private static String state(JsonNode ticket) {
        return bot.ticket(key(ticket)).path("state").asString();
    }

    /** How many stand in the shop's room. */
    private static long messages() {
        return bot.get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .count();
    }
}
