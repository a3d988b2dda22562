package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.OneBot;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What who did something is asked or told besides. */
class AskedAfterwardsTest extends OneBot {
    private static JsonNode told(String user, String text) {
        return bot.say(user, text).body().path("reply");
    }

    @Test
    void whoResolvesWithoutACauseIsAskedForItByOneTap() {
        String key = bot.done("王芳", "/报修 帮助页的样式错位");
        String card = bot.card(key, each -> true).path("id").asString();
        JsonNode asked = told("李伟", "/解决 " + key + " 已改 --regression passed");
        List<String> buttons = asked.path("buttons")
                .valueStream()
                .map(button -> button.path("id").asString())
                .toList();
        assertThat(asked.path("title").asString()).isEqualTo(key + " 是哪一类原因？");
        assertThat(buttons).hasSize(9).contains("classify:cause=config");

        assertThat(bot.tap(card, "classify:cause=config", "李伟", null).status()).isEqualTo(200);
        assertThat(bot.ticket(key).path("cause").asString()).isEqualTo("config");
        assertThat(bot.card(key, each -> each.toString().contains("自动验收")).isMissingNode())
                .as("the card says when the clock accepts")
                .isFalse();
    }

    @Test
    void whoHurriesIsToldHowItStands() {
        String key = bot.done("王芳", "/报修 页脚的样式错位");
        assertThat(told("何静", "催 " + key).path("text").asString())
                .as("who has the duty")
                .containsPattern("值班 (李伟|陈杰)");
        bot.done("李伟", "接单 " + key);
        JsonNode standing = told("何静", "催 " + key);
        assertThat(standing.path("title").asString()).endsWith(key + " 已接单");
        assertThat(standing.toString()).contains("处理人 李伟", "解决");
        assertThat(bot.ticket(key).path("nudges").asInt()).isEqualTo(2);
    }

    @Test
    void aRoomOfNoDeskIsToldHowItGetsOneAndTalkThereIsLeftAlone() {
        Reception reception = bot.part(Reception.class);
        Channel stranger = new Channel("slack", "C0123456789", "general", "", "general", Locale.ENGLISH);
        Inbound.Sender sender = new Inbound.Sender("U1", "Ann");
        Answer answer = reception.receive(new Inbound.Message(
                "1", stranger, sender, Instant.EPOCH, "1", null, "nobody can pay", true, List.of()));
        assertThat(answer.kind()).isEqualTo(Answer.Kind.INVALID);
        assertThat(String.valueOf(answer.reply())).contains("belongs to no desk");
        assertThat(reception.receive(new Inbound.Message(
                        "2", stranger, sender, Instant.EPOCH, "2", null, "lunch?", false, List.of())))
                .isEqualTo(Answer.NOTHING);
    }
}
