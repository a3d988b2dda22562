package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What people and the bot tell each other alone. */
class AloneTest {
    private LiveBot bot;

    @BeforeEach
    void start(@TempDir Path folder) {
        bot = LiveBot.start(folder);
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void oneReportsWithoutAMentionAndSeesTheCardThere() {
        String key = bot.sayAlone("wang.fang", "首页样式错位").body().path("ticket").asString();
        assertThat(bot.ticket(key).path("reporter").asString()).isEqualTo("wang.fang");
        await().untilAsserted(() -> assertThat(titles("wang.fang")).anyMatch(title -> title.contains(key + " 待接单")));
        bot.card(key, card -> card.toString().contains(key + " 待接单"));

        bot.done("li.wei", "接单 " + key);
        await().untilAsserted(() -> assertThat(titles("wang.fang")).anyMatch(title -> title.contains(key + " 已接单")));
        assertThat(bot.sayAlone("wang.fang", "/我的").body().toString()).contains(key);
        assertThat(bot.sayAlone("wang.fang", "谢谢").body().toString()).doesNotContain("ticket\":\"SHOP-2");
    }

    @Test
    void whoHasTheDutyIsToldAloneBesidesTheCardAndAcknowledgesThere() {
        String key = bot.done("王芳", "@dutydesk 付不了款");
        await().untilAsserted(() -> assertThat(titles("li.wei")).anyMatch(title -> title.contains(key + " 无人接单")));
        JsonNode told = bot.toldAlone("li.wei").getLast();
        assertThat(bot.tapAlone("li.wei", told.path("id").asString(), "acknowledge", "李伟")
                        .status())
                .isEqualTo(200);
        assertThat(bot.ticket(key).path("handler").asString()).isEqualTo("li.wei");
        await().untilAsserted(() -> {
            JsonNode left = bot.toldAlone("li.wei").getLast();
            assertThat(left.at("/card/title").asString()).matches("SHOP-\\d+ · \\d\\d:\\d\\d 已提醒 李伟 接单");
            assertThat(left.at("/card/buttons")).isEmpty();
        });
    }

    @Test
    void whomADirectMessageTellsTheThreadDoesNotTellToo() {
        String key = bot.done("王芳", "@dutydesk 付不了款");
        bot.moveTime("PT4M10S");
        await().untilAsserted(
                        () -> assertThat(bot.toldAlone("zhao.min").toString()).contains("@赵敏", key, "群+私信"));
        assertThat(bot.get("/api/rooms/shop/messages?limit=100").body().toString())
                .contains("@李伟")
                .doesNotContain("@赵敏");
        assertThat(bot.say("王芳", "/show " + key).body().toString()).containsPattern("赵敏 \\d\\d:\\d\\d 私信");
    }

    @Test
    void nobodyElseReadsOrWritesThere() {
        assertThat(bot.get("/api/rooms/@shop:li.wei/messages?as=chen.jie").status())
                .isEqualTo(403);
        assertThat(bot.get("/api/rooms/@shop:li.wei/messages").status()).isEqualTo(400);
        assertThat(bot.get("/api/rooms/@shop:nobody/messages?as=nobody").status())
                .isEqualTo(404);
        assertThat(rooms("?as=li.wei")).containsExactly("shop", "@shop:li.wei");
        assertThat(rooms("")).containsExactly("shop");
    }

    private List<String> rooms(String query) {
        return bot.get("/api/rooms" + query)
                .body()
                .path("items")
                .valueStream()
                .map(room -> room.path("id").asString())
                .toList();
    }

    private List<String> titles(String account) {
        return bot.toldAlone(account).stream()
                .map(message -> message.at("/card/title").asString())
                .toList();
    }
}
