package dev.dutydesk.bot.ticket.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/tickets} of the running bot. */
class TicketsApiTest {
    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path folder) {
        bot = LiveBot.start(folder);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void everyFieldOfATicketThatWasJustReportedIsThere() {
        String key = bot.done("王芳", "@dutydesk 付不了款。顾客都在投诉");

        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.path("key").asString()).isEqualTo(key).startsWith("SHOP-");
        assertThat(ticket.path("desk").asString()).isEqualTo("shop");
        assertThat(ticket.path("title").asString()).isEqualTo("付不了款");
        assertThat(ticket.path("description").asString()).isEqualTo("付不了款。顾客都在投诉");
        assertThat(ticket.path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(ticket.path("grade").asString()).isEqualTo("P1");
        assertThat(ticket.path("category").asString()).isEqualTo("function");
        assertThat(ticket.path("module").asString()).isEqualTo("payment");
        assertThat(ticket.path("group").asString()).isEqualTo("dev");
        assertThat(ticket.path("reporter").asString()).isEqualTo("wang.fang");
        assertThat(ticket.path("side").asString()).isEqualTo("service");
        assertThat(ticket.path("origin").asString()).isEqualTo("person");
        assertThat(ticket.path("channel").asString()).isEqualTo("shop");
        for (String unsaid : List.of("handler", "cause", "solution", "version", "rollback", "regression", "stars")) {
            assertThat(ticket.has(unsaid)).as(unsaid).isTrue();
            assertThat(ticket.path(unsaid).isNull()).as(unsaid).isTrue();
        }
        OffsetDateTime reported = time(ticket, "reportedAt");
        assertThat(reported.getOffset()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(time(ticket, "respondBy")).isEqualTo(reported.plusMinutes(5));
        assertThat(time(ticket, "resolveBy")).isEqualTo(reported.plusHours(2));
        assertThat(ticket.path("history").size()).isEqualTo(1);
        assertThat(ticket.path("history").path(0).propertyNames()).containsExactly("at", "by", "event", "detail");
    }

    @Test
    void anEndedAndAnArchivedTicketAreReadWithTheirWholeHistory() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/diagnose " + key + " 昨天的样式表没有发布");
        bot.done(
                "li.wei",
                "/resolve " + key + " 重新发布 --version 1.4.2 --rollback 1.4.1 --regression passed --cause config");
        bot.done("wang.fang", "/accept " + key + " --stars 5");

        JsonNode ended = bot.ticket(key);
        assertThat(ended.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(ended.path("handler").asString()).isEqualTo("li.wei");
        assertThat(ended.path("finding").asString()).isEqualTo("昨天的样式表没有发布");
        assertThat(ended.path("solution").asString()).isEqualTo("重新发布");
        assertThat(ended.path("version").asString()).isEqualTo("1.4.2");
        assertThat(ended.path("rollback").asString()).isEqualTo("1.4.1");
        assertThat(ended.path("regression").asString()).isEqualTo("passed");
        assertThat(ended.path("cause").asString()).isEqualTo("config");
        assertThat(ended.path("stars").asInt()).isEqualTo(5);
        assertThat(ended.path("endedBy").asString()).isEqualTo("wang.fang");
        assertThat(ended.path("acceptedAt")).isEqualTo(ended.path("endedAt"));
        assertThat(ended.path("history")
                        .valueStream()
                        .map(event -> event.path("event").asString()))
                .containsExactly("report", "acknowledge", "diagnose", "resolve", "accept", "rate");
        assertThat(ended.path("history").path(3).path("detail").path("solution").asString())
                .isEqualTo("重新发布");

        bot.moveTime("P20D");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("ARCHIVED"));
        JsonNode archived = bot.ticket(key);
        assertThat(archived.path("end").asString()).isEqualTo("ACCEPTED");
        assertThat(archived.path("solution").asString()).isEqualTo("重新发布");
        assertThat(archived.path("archivedAt").isNull()).isFalse();
        assertThat(archived.path("history").size()).isEqualTo(7);
        assertThat(keys("?state=archived&reporter=wang.fang")).contains(key);
    }

    @Test
    void aListIsFilteredAndReadPageByPageNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            made.addFirst(bot.done("he.jing", "@dutydesk 请上架新品" + i));
        }
        bot.done("sun.li", "/ack " + made.getLast());

        assertThat(keys("?desk=shop&reporter=he.jing")).isEqualTo(made);
        assertThat(keys("?reporter=he.jing&handler=sun.li")).containsExactly(made.getLast());
        assertThat(keys("?reporter=he.jing&state=DISPATCHED&group=biz&open=true"))
                .isEqualTo(made.subList(0, 4));
        assertThat(keys("?reporter=he.jing&open=false")).isEmpty();
        assertThat(keys("?reporter=nobody")).isEmpty();
        assertThat(keys("?reporter=he.jing&handler=")).isEqualTo(made);

        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    bot.get("/api/tickets?reporter=he.jing&limit=2" + cursor).body();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(item -> read.add(item.path("key").asString()));
            cursor = page.has("next") ? "&cursor=" + encoded(page.path("next").asString()) : null;
        } while (cursor != null);
        assertThat(read).isEqualTo(made);
    }

    @Test
    void anItemOfAListHasEveryFieldButTheHistory() {
        String key = bot.done("he.jing", "@dutydesk 请换图");
        JsonNode item = bot.get("/api/tickets?limit=1").body().path("items").path(0);
        JsonNode whole = bot.ticket(key);

        List<String> names = new ArrayList<>(whole.propertyNames());
        names.remove("history");
        assertThat(item.propertyNames()).containsExactlyElementsOf(names);
        assertThat(item.path("key").asString()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHOP-999999", "NOPE-1", "shop", "SHOP-0", "SHOP--1", "%F0%9F%98%80", "SHOP-1%20"})
    void aKeyThatNoTicketHasIsNotFound(String key) {
        LiveBot.Reply reply = bot.get("/api/tickets/" + key, "Accept-Language", "en");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:ticket-unknown");
        assertThat(reply.body().path("title").asString()).isEqualTo("No such ticket");
    }

    @Test
    void aKeyIsReadInEitherCase() {
        String key = bot.done("he.jing", "@dutydesk 请下架旧品");
        assertThat(bot.ticket(key.toLowerCase(java.util.Locale.ROOT))
                        .path("key")
                        .asString())
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=done|state-wrong|DISPATCHED, ACKNOWLEDGED",
                "limit=0|limit-wrong|from 1 to 500",
                "limit=501|limit-wrong|from 1 to 500",
                "limit=ten|limit-wrong|from 1 to 500",
                "limit=99999999999|limit-wrong|from 1 to 500",
                "open=maybe|open-wrong|true, false",
                "desk=other|desk-unknown|Desks: shop",
                "cursor=soon|cursor-wrong|next of the page before",
                "cursor=1-zz&open=true&limit=x|limit-wrong|from 1 to 500",
                "stat=ACCEPTED|parameter-unknown|desk, state, open, group, handler, reporter, limit, cursor",
                "state=ACCEPTED&state=MERGED|parameter-twice|state",
            })
    void whatTheQueryMayNotSayIsAnsweredWithWhatItMay(String query, String type, String says) {
        LiveBot.Reply reply = bot.get("/api/tickets?" + query, "Accept-Language", "en");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:" + type);
        assertThat(reply.body().path("detail").asString()).contains(says);
        assertThat(reply.body().path("status").asInt()).isEqualTo(400);
    }

    @Test
    void faultsAreSaidInTheCallersLanguage() {
        assertThat(bot.get("/api/tickets/SHOP-999999", "Accept-Language", "zh-CN")
                        .body()
                        .path("detail")
                        .asString())
                .isEqualTo("没有编号为“SHOP-999999”的工单。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/tickets", "/api/tickets/SHOP-1", "/actuator/health", "/actuator/prometheus", "/v3/api-docs"
            })
    void onlyThisMachineMayCallAndNoPageOfAnotherSite(String path) {
        assertThat(bot.get(path, "Origin", "http://evil.example").status()).isEqualTo(403);
        assertThat(bot.get(path, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(Wire.status(bot.port(), path, "evil.example")).isEqualTo(403);
        assertThat(Wire.status(bot.port(), path, "localhost:" + bot.port())).isNotEqualTo(403);
    }

    private static List<String> keys(String query) {
        return bot.get("/api/tickets" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("key").asString())
                .toList();
    }

    private static OffsetDateTime time(JsonNode ticket, String name) {
        return OffsetDateTime.parse(ticket.path(name).asString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
