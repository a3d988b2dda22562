package dev.dutydesk.bot.review.web;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.moveTo;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The shop after two weeks, each reviewed: in the first little happened, in the second more. */
final class ReviewedDesk implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    /** What a spreadsheet would take for a formula. */
    static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    final LiveBot bot;
    final String first;
    final String second;

    ReviewedDesk(Path folder, String people) {
        LocalDateTime time = in(Duration.ofMinutes(30));
        String day = time.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toUpperCase(Locale.ROOT);
        PlannedDesk.write(
                folder,
                PlannedDesk.text(" []", " []")
                        .replace("{at: \"FRI 17:00\"}", "{at: \"" + day + " " + time.toLocalTime() + "\"}")
                        .replace("people: leads", "people: " + people)
                        .replaceFirst("(?m)^patrols:.*$", ""));
        bot = LiveBot.start(folder);
        await().atMost(SOON)
                .until(() -> bot.part(Store.class)
                                .records()
                                .find("shop", "job:review-weekly")
                                .revision()
                        == 1);
        bot.done("wang.fang", "@dutydesk 没人能付款");
        bot.done("li.wei", "/ack SHOP-1");
        bot.done("li.wei", "/resolve SHOP-1 已换证书 回归通过");
        bot.done("wang.fang", "/accept SHOP-1 --stars 5");
        bot.done("wang.fang", "@dutydesk 页面上的按钮样式错位");
        moveTo(bot, time);
        first = posted(1);
        bot.done("wang.fang", "@dutydesk " + FORMULA + " 首页样式错位");
        bot.done("he.jing", "@dutydesk 请上架新品");
        moveTo(bot, time.plusDays(7));
        second = posted(2);
    }

    private String posted(int count) {
        await().atMost(SOON).until(() -> reviews().size() == count);
        return reviews().getFirst().path("id").asString();
    }

    private List<JsonNode> reviews() {
        return bot.get("/api/reviews/shop")
                .body()
                .path("items")
                .valueStream()
                .filter(review -> review.path("kind").asString().equals("weekly"))
                .toList();
    }

    @Override
    public void close() {
        bot.close();
    }
}
