package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.OneBot;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people are told by the whole bot, beside what stands in the room. */
class AnsweringTest extends OneBot {
    @Test
    void aNewRoomIsGreetedWithHowToReport() {
        JsonNode greeting = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> bot.get("/api/rooms/shop/messages?limit=200")
                                .body()
                                .path("items")
                                .path(0),
                        first -> first.path("user").asString("").equals("dutydesk"));
        assertThat(greeting.path("card").path("title").asString()).isEqualTo("我是 Dutydesk，示例商城的工单由我来跟");
        assertThat(greeting.path("text").asString().lines())
                .hasSize(5)
                .anyMatch(line -> line.contains("@dutydesk 付不了款"));
    }

    @Test
    void whoAcceptsIsAskedForStarsAndGivesThemByATap() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位");
        bot.done("li.wei", "/resolve " + key + " 已修 --regression passed");
        JsonNode accepted = bot.say("wang.fang", "/accept " + key).body();
        assertThat(accepted.path("reply").path("text").asString()).isEqualTo(key + " 已验收。这次处理得怎么样，打几分？");
        List<String> buttons = accepted.path("reply")
                .path("buttons")
                .valueStream()
                .map(button -> button.path("label").asString())
                .toList();
        assertThat(buttons).containsExactly("1", "2", "3", "4", "5");

        String card = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> bot.messages(key).values().stream()
                                .filter(message -> message.path("card")
                                        .path("title")
                                        .asString("")
                                        .endsWith(key + " 已验收"))
                                .map(message -> message.path("id").asString())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(bot.tap(card, "accept:stars=4", "wang.fang", null).body().has("reply"))
                .isFalse();
        assertThat(bot.ticket(key).path("stars").asInt()).isEqualTo(4);
    }

    @Test
    void aListNamesTheGroupAsPeopleDo() {
        bot.done("wang.fang", "@dutydesk 首页样式错位");
        assertThat(bot.say("li.wei", "/list dev")
                        .body()
                        .path("reply")
                        .path("title")
                        .asString())
                .startsWith("开发方 ");
    }

    @Test
    void aTicketOfAnotherDeskIsSentThere() throws Exception {
        String example = Files.readString(folder.resolve("desks/shop.yml"));
        Files.writeString(
                folder.resolve("desks/outlet.yml"),
                example.replace("desk: shop", "desk: outlet")
                        .replace("{zh-CN: 示例商城, en: Example Shop}", "奥莱店")
                        .replace("prefix: SHOP", "prefix: OUT")
                        .replace("  shop:      {platform: web", "  outlet:    {platform: web"));
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(bot.say("li.wei", "/ack OUT-1")
                                .body()
                                .path("reply")
                                .path("text")
                                .asString())
                        .isEqualTo("OUT-1 属于另一个服务台（奥莱店），要到它自己的群里办。"));
    }
}
