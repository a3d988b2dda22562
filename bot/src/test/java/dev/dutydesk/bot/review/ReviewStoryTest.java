package dev.dutydesk.bot.review;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.moveTo;
import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of the shop, and the review that posts itself. */
class ReviewStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalDateTime time = in(Duration.ofMinutes(30));

    private void desk(Path folder) {
        String day = time.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toUpperCase(Locale.ROOT);
        PlannedDesk.write(
                folder,
                PlannedDesk.text(" []", " []")
                        .replace("{at: \"FRI 17:00\"}", "{at: \"" + day + " " + time.toLocalTime() + "\"}"));
    }

    private static void begun(LiveBot bot) {
        await().atMost(SOON)
                .until(() -> bot.part(Store.class)
                                .records()
                                .find("shop", "job:review-weekly")
                                .revision()
                        == 1);
    }

    private static List<String> said(LiveBot bot) {
        return PlannedDesk.said(bot).stream()
                .filter(text -> text.contains("周复盘"))
                .toList();
    }

    private static String answer(LiveBot bot, String user, String text) {
        return bot.say(user, text).body().path("reply").path("text").asString();
    }

    @Test
    void theWeekIsPostedOnceWithWhatWasKeptMissedAndIsOpen(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            assertThat(answer(bot, "wang.fang", "/review")).contains("还没有发过复盘");
            bot.done("wang.fang", "@dutydesk 没人能付款");
            bot.done("li.wei", "/ack SHOP-1");
            bot.done("li.wei", "/resolve SHOP-1 已换证书 回归通过");
            bot.done("wang.fang", "/accept SHOP-1 --stars 5");
            bot.done("wang.fang", "@dutydesk 页面上的按钮样式错位");
            assertThat(answer(bot, "zhao.min", "/复盘 周")).contains("（预览）", "P1 1/1", "未闭环 1 件");

            moveTo(bot, time);
            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst())
                    .startsWith("第 ")
                    .contains("P1 1 件", "未闭环 1 件", "提报 2 件：功能 2")
                    .contains("按时响应 P1 1/1", "一次通过 1/1", "四五星 1/1")
                    .contains("未闭环 SHOP-2 P3 页面上的按钮样式错位 · 开发方")
                    .contains("未测：可用率")
                    .doesNotContain("李伟", "王芳", "离线");
            assertThat(answer(bot, "wang.fang", "/review")).isEqualTo(said(bot).getFirst());
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            moveTo(bot, time.plusMinutes(1));
            assertThat(answer(bot, "wang.fang", "/review again")).contains("由负责人重发");
            assertThat(said(bot)).hasSize(1);
            bot.done("zhao.min", "/review again");
            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(2));
        }
    }

    @Test
    void whatWasMissedWhileTheBotWasAwayIsPostedLateAndSaysSo(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            bot.done("wang.fang", "@dutydesk 没人能付款");
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            moveTo(bot, time.plusMinutes(5));
            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst()).contains("漏 SHOP-1 P1 没人能付款 · 响应至今没有", "机器人当时离线");
        }
    }
}
