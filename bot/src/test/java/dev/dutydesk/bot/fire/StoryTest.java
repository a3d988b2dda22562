package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.state.redis.FreePort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the bot is for, as it goes on a bad day. */
class StoryTest {
    @Test
    void aReportedProblemClosesItsLoopThoughAllIsKilledInBetween(@TempDir Path folder) {
        int port = FreePort.take();
        try (Caller chat = new Caller(port)) {
            String key;
            String card;
            try (BotProcess bot = BotProcess.launch(folder, port).ready()) {
                key = chat.done("王芳", "@dutydesk 付不了款，页面一直转圈");
                chat.done("李伟", "接单 " + key);
                card = card(chat, key, "已接单");
                bot.killAll(false);
            }
            try (BotProcess bot = BotProcess.launch(folder, port).ready()) {
                chat.done("李伟", "定位 " + key + " 网关证书过期");
                chat.done(
                        "李伟",
                        "/解决 " + key + " 已换证书 --version 1.4.2 --rollback 1.4.1 --regression passed --cause config");
                bot.killAll(true);
            }
            try (BotProcess bot = BotProcess.launch(folder, port).ready()) {
                chat.done("王芳", "验收 " + key);

                JsonNode ticket = chat.ticket(key);
                assertThat(ticket.path("state").asString()).isEqualTo("ACCEPTED");
                assertThat(ticket.path("reporter").asString()).isEqualTo("wang.fang");
                assertThat(ticket.path("handler").asString()).isEqualTo("li.wei");
                assertThat(ticket.path("finding").asString()).isEqualTo("网关证书过期");
                assertThat(ticket.path("solution").asString()).isEqualTo("已换证书");
                assertThat(ticket.path("version").asString()).isEqualTo("1.4.2");
                assertThat(ticket.path("rollback").asString()).isEqualTo("1.4.1");
                assertThat(ticket.path("regression").asString()).isEqualTo("passed");
                assertThat(ticket.path("history")
                                .valueStream()
                                .map(event -> event.path("by").asString() + " "
                                        + event.path("event").asString())
                                // Whether the clock calls him before he takes it is a matter of a moment.
                                .filter(event -> !event.equals("clock remind")))
                        .containsExactly(
                                "wang.fang report",
                                "li.wei acknowledge",
                                "li.wei diagnose",
                                "li.wei resolve",
                                "wang.fang accept");
                assertThat(card(chat, key, "已验收")).as("the same card as before").isEqualTo(card);
                assertThat(bot.complained()).isEmpty();
            }
        }
    }

    private static String card(Caller chat, String key, String state) {
        return chat.card(key, card -> card.path("card").path("title").asString().endsWith(key + " " + state))
                .path("id")
                .asString();
    }
}
