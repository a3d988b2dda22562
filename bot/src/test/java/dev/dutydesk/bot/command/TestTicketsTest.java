package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** 李伟 tries whether he would be woken. */
class TestTicketsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String text(JsonNode card) {
        return card.path("card").path("title").asString() + "\n"
                + card.path("card").path("text").asString();
    }

    private static List<String> buttons(JsonNode card) {
        return card.path("card")
                .path("buttons")
                .valueStream()
                .map(button -> button.path("label").asString())
                .toList();
    }

    private static String reply(LiveBot bot, String user, String text) {
        JsonNode reply = bot.say(user, text).body().path("reply");
        return reply.path("title").asString("") + "\n" + reply.path("text").asString("");
    }

    @Test
    void aTestRunsTheWholeChainAndEndsWithATap(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(folder)) {
            assertThat(bot.done("chen.jie", "/test dev")).isEqualTo("SHOP-1");
            JsonNode card = bot.card("SHOP-1", shown -> text(shown).contains("待接单"));
            assertThat(text(card)).startsWith("P1 测试：请照常接单、解决 · SHOP-1 待接单").contains("测试：不计入统计");
            assertThat(buttons(card)).containsExactly("接单", "结束测试");
            assertThat(bot.ticket("SHOP-1").path("origin").asString()).isEqualTo("test");

            bot.moveTime("PT3M");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(bot.messages("SHOP-1").values())
                            .as("the chain calls as it would")
                            .anySatisfy(message -> assertThat(text(message)).contains("无人接单", "@李伟")));
            assertThat(reply(bot, "wang.fang", "/list")).contains("0 件");

            bot.done("li.wei", "/ack SHOP-1");
            JsonNode taken = bot.card("SHOP-1", shown -> text(shown).contains("已接单"));
            assertThat(buttons(taken)).containsExactly("定位", "解决", "结束测试");
            bot.tap(taken.path("id").asString(), "cancel:kind=withdrawn", "chen.jie", null);
            bot.card("SHOP-1", shown -> text(shown).contains("已取消"));
        }
    }

    @Test
    void aGroupAndAGradeCanBeChosenAndAP1NeedsNoRetrospective(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(folder)) {
            assertThat(bot.done("zhao.min", "@dutydesk 测试 运营方")).isEqualTo("SHOP-1");
            assertThat(bot.ticket("SHOP-1").path("group").asString()).isEqualTo("biz");
            assertThat(bot.done("zhao.min", "/测试 P3 ops")).isEqualTo("SHOP-2");
            assertThat(bot.ticket("SHOP-2").path("grade").asString()).isEqualTo("P3");
            assertThat(reply(bot, "zhao.min", "/test 财务")).contains("财务");
            assertThat(reply(bot, "wang.fang", "/test")).contains("由处理组的人、负责人或管理员来做");

            bot.done("sun.li", "/resolve SHOP-1 收到了");
            bot.done("zhao.min", "/accept SHOP-1 --stars 5");
            bot.done("zhao.min", "/archive SHOP-1");
        }
    }
}
