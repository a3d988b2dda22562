package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.BotEachTime;
import dev.dutydesk.bot.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One fault, told of by many. */
class SameFaultTest extends BotEachTime {
    @Test
    void anothersReportOfTheSameJoinsAndSaysWhoIsOnIt() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        bot.done("li.wei", "/ack " + first);
        JsonNode said = bot.say("小明", "@dutydesk 支付失败，一直转圈").body();
        String joined = said.path("ticket").asString();
        assertThat(joined).isNotEqualTo(first);
        assertThat(text(said)).startsWith("已并入 " + first + "，李伟处理中：“付不了款”");
        assertThat(bot.ticket(joined).path("state").asString()).isEqualTo("MERGED");
        assertThat(bot.ticket(joined).path("mergedInto").asString()).isEqualTo(first);
        bot.done("he.jing", "@dutydesk 收银台白屏");

        JsonNode card = bot.card(
                first, each -> each.path("card").path("html").asString().contains("3 人提报"));
        assertThat(card.path("card").path("title").asString()).contains("付不了款");
        assertThat(bot.messages(joined).values())
                .as("one card")
                .noneMatch(each -> each.path("card").isObject());
    }

    @Test
    void whatIsNotTheSameGetsItsOwnLifeByATap() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        Caller.Reply said = bot.say("小明", "@dutydesk 支付宝退款页面打不开");
        String own = said.body().path("ticket").asString();
        String message = said.body().path("id").asString();
        String button = button(said.body(), "不是同一件");

        Caller.Reply another = bot.tap(message, button, "wang.fang", null);
        assertThat(another.status()).isEqualTo(403);
        assertThat(another.body().path("detail").asString()).contains("小明");
        assertThat(bot.tap(message, button, "小明", null).status()).isEqualTo(200);
        assertThat(bot.tap(message, button, "小明", null).status()).isEqualTo(200);

        JsonNode ticket = bot.ticket(own);
        assertThat(ticket.path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(ticket.path("history")
                        .valueStream()
                        .map(e -> e.path("event").asString())
                        .filter(event -> !event.equals("remind")))
                .containsExactly("report", "merge", "reopen");
        assertThat(bot.ticket(first).path("merged").size()).isZero();
        bot.card(own, each -> each.path("card").path("title").asString().contains(own + " 待接单"));
    }

    @Test
    void thoseOfOneMomentMeet() throws Exception {
        int voices = 120;
        CountDownLatch all = new CountDownLatch(voices);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> said = IntStream.range(0, voices)
                    .mapToObj(i -> people.submit(() -> {
                        all.countDown();
                        all.await();
                        Caller.Reply reply = bot.say("顾客群" + i, "@dutydesk 没人能付款，第" + i + "个说的");
                        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
                        return reply.body();
                    }))
                    .toList();
            for (Future<JsonNode> each : said) {
                assertThat(Caller.took(each.get())).isTrue();
            }
            List<JsonNode> tickets = said.stream()
                    .map(each -> bot.ticket(each.resultNow().path("ticket").asString()))
                    .toList();
            List<JsonNode> alone = tickets.stream()
                    .filter(each -> !each.path("state").asString().equals("MERGED"))
                    .toList();
            assertThat(alone).as("one chain").hasSize(1);
            assertThat(alone.getFirst().path("merged").size()).isEqualTo(voices - 1);
            String key = alone.getFirst().path("key").asString();
            assertThat(text(bot.say("wang.fang", "/show " + key).body())).contains(voices + " 人提报");
        }
    }

    @Test
    void aPersonsSecondReportIsAnotherOne() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        String second = bot.done("wang.fang", "@dutydesk 下单报错");
        assertThat(bot.ticket(second).path("state").asString()).isEqualTo("DISPATCHED");
        JsonNode third = bot.say("小明", "@dutydesk 支付失败").body();
        assertThat(text(third)).startsWith("已并入 " + first);
    }

    @Test
    void laterOrSmallerOnesStandForThemselves() {
        bot.done("wang.fang", "@dutydesk 首页样式错位");
        String small = bot.done("小明", "@dutydesk 详情页样式错位");
        assertThat(bot.ticket(small).path("state").asString()).isEqualTo("DISPATCHED");

        bot.done("wang.fang", "@dutydesk 付不了款");
        bot.moveTime("PT31M");
        JsonNode late = bot.say("小明", "@dutydesk 支付失败").body();
        assertThat(bot.ticket(late.path("ticket").asString()).path("state").asString())
                .isEqualTo("DISPATCHED");
        JsonNode next = bot.say("小红", "@dutydesk 支付失败").body();
        assertThat(text(next)).startsWith("已并入 " + late.path("ticket").asString());
    }

    @Test
    void allAreToldTheFirstSideAcceptsAndAnyMayReject() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        bot.done("小明", "@dutydesk 支付失败");
        bot.done("li.wei", "/resolve " + first + " 已换证书 --regression passed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bot.messages(first).values().stream()
                                .filter(each -> each.path("card")
                                        .path("title")
                                        .asString("")
                                        .endsWith("请验收"))
                                .map(each -> each.path("card").path("html").asString()))
                        .anyMatch(html -> html.contains("王芳"))
                        .anyMatch(html -> html.contains("小明")));
        assertThat(Caller.took(bot.say("小明", "/accept " + first).body())).isFalse();
        assertThat(text(bot.say("小明", "/reject SHOP-2 还是付不了").body())).contains("/驳回 " + first);
        bot.done("小明", "/reject " + first + " 我这边还是付不了");
        bot.done("li.wei", "/resolve " + first + " 另一台也换了 --regression passed");
        bot.done("he.jing", "/accept " + first);
        assertThat(bot.ticket(first).path("state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void aRepeatedDeliveryJoinsOnce() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        Map<String, String> word = Map.of("user", "小明", "text", "@dutydesk 支付失败", "id", "m-1");
        JsonNode once = bot.post("/api/rooms/shop/messages", word).body();
        JsonNode twice = bot.post("/api/rooms/shop/messages", word).body();
        assertThat(twice).isEqualTo(once);
        assertThat(bot.ticket(first).path("merged").size()).isEqualTo(1);
    }

    private static String text(JsonNode said) {
        return said.path("reply").path("text").asString();
    }

    static String button(JsonNode said, String label) {
        return said.path("reply")
                .path("buttons")
                .valueStream()
                .filter(each -> each.path("label").asString().equals(label))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " in " + said));
    }
}
