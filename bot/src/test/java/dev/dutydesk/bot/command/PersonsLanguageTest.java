package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 陈杰 reads English in a Chinese room. */
class PersonsLanguageTest {
    @Test
    void whatOnePersonAloneIsToldIsInTheirLanguageWhatAllReadInTheRooms(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                folder.resolve("desks/shop.yml"),
                Examples.text()
                        .replace("patrols: [patrols/shop.yml]", "")
                        .replace("id: chen.jie,  name: 陈杰,", "id: chen.jie,  name: 陈杰, locale: en,"));
        try (LiveBot bot = LiveBot.start(folder)) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            String card = bot.card(key, each -> true).path("id").asString();

            assertThat(reply(bot, "陈杰", "/accept " + key))
                    .contains("you can't accept it now")
                    .doesNotContain("验收");
            assertThat(bot.tap(card, "resolve", "陈杰", null)
                            .body()
                            .path("form")
                            .path("title")
                            .asString())
                    .isEqualTo("Resolve " + key);
            assertThat(reply(bot, "李伟", "/accept " + key)).contains("验收");

            bot.done("陈杰", "/ack " + key);
            assertThat(bot.card(
                            key,
                            each -> each.path("card").path("title").asString().endsWith("已接单")))
                    .isNotNull();
        }
    }

    private static String reply(LiveBot bot, String user, String text) {
        return bot.say(user, text).body().path("reply").path("text").asString();
    }
}
