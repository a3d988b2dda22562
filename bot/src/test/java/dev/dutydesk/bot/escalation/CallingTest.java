package dev.dutydesk.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the room sees when nobody acts: on the running bot, its time moved by hand. */
class CallingTest {
    @Test
    void aP1ThatNobodyTakesCallsPeopleInItsThreadUntilSomebodyDoes(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(folder)) {
            String key = bot.done("王芳", "@dutydesk 付不了款，页面一直转圈");
            bot.card(key, card -> title(card).endsWith(key + " 待接单"));
            bot.moveTime("PT4M30S");

            await().untilAsserted(() -> assertThat(titles(bot)).anyMatch(title -> title.endsWith(key + " 无人接单")));
            assertThat(history(bot, key)).startsWith("report").contains("remind");

            bot.done("李伟", "接单 " + key);
            int said = titles(bot).size();
            bot.moveTime("PT5M30S");
            await().until(() -> bot.ticket(key).path("state").asString().equals("ACKNOWLEDGED"));
            assertThat(history(bot, key)).last().isEqualTo("acknowledge");
            assertThat(titles(bot)).hasSizeLessThanOrEqualTo(said + 1);
        }
    }

    private static String title(JsonNode message) {
        return message.path("card").path("title").asString();
    }

    private static List<String> titles(LiveBot bot) {
        return bot.get("/api/rooms/shop/messages?limit=50")
                .body()
                .path("items")
                .valueStream()
                .map(CallingTest::title)
                .toList();
    }

    private static List<String> history(LiveBot bot, String key) {
        return bot.ticket(key)
                .path("history")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }
}
