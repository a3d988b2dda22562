package dev.dutydesk.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.OneBot;
import dev.dutydesk.bot.recurring.PlannedDesk;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An accepted P1 is looked back on before it is packed away. */
class RetrospectiveTest extends OneBot {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theHandlerIsAskedWithTheTimelineFilledInAndRemindedUntilItIsWritten() {
        // In the quiet hours nobody is asked.
        PlannedDesk.moveTo(bot, PlannedDesk.in(Duration.ofDays(1)).with(LocalTime.NOON));
        String key = bot.done("wang.fang", "@dutydesk 没人能付款，页面一直转圈");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/diagnose " + key + " 网关证书过期");
        bot.done("li.wei", "/resolve " + key + " 已换证书 回归通过");
        bot.done("wang.fang", "/accept " + key);

        JsonNode asked = await().atMost(SOON)
                .until(
                        () -> bot.messages(key).values().stream()
                                .filter(message -> message.path("card")
                                        .path("title")
                                        .asString("")
                                        .endsWith("请写总结"))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
        assertThat(asked.path("card").path("text").asString()).contains("李伟");
        assertThat(bot.say("zhao.min", "/archive " + key)
                        .body()
                        .path("reply")
                        .path("text")
                        .asString())
                .contains("总结");

        bot.moveTime("P4D");
        await().atMost(SOON).until(() -> reminders(key) == 2);

        String message = asked.path("id").asString();
        LiveBot.Reply form = bot.tap(message, "retro", "li.wei", null);
        assertThat(form.status()).isEqualTo(422);
        JsonNode fields = form.body().path("form").path("fields");
        assertThat(fields.valueStream().map(field -> field.path("name").asString()))
                .containsExactly("text", "root", "well", "badly", "prevention");
        assertThat(fields.path(0).path("value").asString())
                .containsPattern(
                        "\\d\\d-\\d\\d \\d\\d:\\d\\d 王芳 提报 .*没人能付款.*\\n.* 李伟 接单\\n.* 李伟 定位 网关证书过期\\n.* 李伟 解决 已换证书");

        LiveBot.Reply whole = bot.tap(
                message,
                "retro",
                "li.wei",
                Map.of("text", "证书过期", "root", "没有监控", "well", "切得快", "badly", "通知晚了", "prevention", "加上证书监控"));
        assertThat(whole.status()).as("%s", whole.body()).isEqualTo(200);
        assertThat(bot.ticket(key).path("retrospective").asString())
                .isEqualTo("证书过期\n原因：没有监控\n做得好的：切得快\n做得不好的：通知晚了\n怎样防止再发生：加上证书监控");

        bot.moveTime("P7D");
        await().atMost(SOON)
                .until(() -> bot.ticket(key).path("state").asString().equals("ARCHIVED"));
        assertThat(reminders(key)).isEqualTo(2);
    }

    private static long reminders(String key) {
        return bot.ticket(key)
                .path("history")
                .valueStream()
                .filter(event -> event.path("event").asString("").equalsIgnoreCase("remind"))
                .filter(event -> event.path("detail").path("kind").asString("").equals("retrospective"))
                .count();
    }
}
