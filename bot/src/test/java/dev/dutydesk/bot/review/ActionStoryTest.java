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
import tools.jackson.databind.JsonNode;

/** 赵敏 says who does what by when, and the next reviews ask for it. */
class ActionStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalDateTime time = in(Duration.ofMinutes(30));

    /** Named by its date, so that no weekday or holiday matters. */
    private String day(int days) {
        return time.toLocalDate().plusDays(days).toString();
    }

    private void desk(Path folder) {
        String day = time.getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                .toUpperCase(Locale.ROOT);
        PlannedDesk.write(
                folder,
                PlannedDesk.text(" []", " []")
                        .replace("{at: \"FRI 17:00\"}", "{at: \"" + day + " " + time.toLocalTime() + "\"}"));
    }

    private static List<String> reviews(LiveBot bot) {
        return PlannedDesk.said(bot).stream()
                .filter(text -> text.contains("周复盘"))
                .toList();
    }

    private static String answer(LiveBot bot, String user, String text) {
        return bot.say(user, text).body().path("reply").path("text").asString("");
    }

    @Test
    void anActionIsATicketOfItsOwnAndTheNextReviewsAskForIt(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            await().atMost(SOON)
                    .until(() -> bot.part(Store.class)
                                    .records()
                                    .find("shop", "job:review-weekly")
                                    .revision()
                            == 1);
            assertThat(bot.done("zhao.min", "@dutydesk 行动 @李伟 \"证书监控\" due " + day(6)))
                    .isEqualTo("SHOP-1");
            JsonNode ticket = bot.ticket("SHOP-1");
            assertThat(ticket.toString()).contains("\"li.wei\"", "证书监控");
            assertThat(ticket.path("origin").asString()).isEqualTo("planned");
            assertThat(bot.card("SHOP-1", shown -> shown.toString().contains("证书监控"))
                            .toString())
                    .contains("@李伟", "赵敏 ", "定下的行动")
                    .doesNotContain("维护日历");

            assertThat(bot.done("zhao.min", "/行动 陈杰：扩容预案，到 " + day(6))).isEqualTo("SHOP-2");
            bot.done("chen.jie", "/ack SHOP-2");
            bot.done("chen.jie", "/resolve SHOP-2 写好了 回归无");

            moveTo(bot, time);
            await().atMost(SOON).untilAsserted(() -> assertThat(reviews(bot)).hasSize(1));
            String first = reviews(bot).getFirst();
            assertThat(first.lines().skip(1).findFirst().orElse("")).contains("承诺 2 条：按时完成 1 条，未到期 1 条");
            assertThat(first).contains("未到期 SHOP-1 证书监控 · 李伟");

            moveTo(bot, time.plusDays(7));
            await().atMost(SOON).untilAsserted(() -> assertThat(reviews(bot)).hasSize(2));
            assertThat(reviews(bot).getLast()).contains("承诺 1 条：按时完成 0 条，逾期 1 条", "逾期 SHOP-1 证书监控 · 李伟");
            assertThat(reviews(bot).getFirst()).as("what was posted stands").isEqualTo(first);
        }
    }

    @Test
    void whatCantBeAnActionSaysWhyAndChangesNothing(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            assertThat(answer(bot, "wang.fang", "/行动 李伟 证书监控 到 " + day(6))).contains("行动由负责人定");
            assertThat(answer(bot, "zhao.min", "/行动")).contains("要写谁、做什么、哪天之前", "/行动 李伟");
            assertThat(answer(bot, "zhao.min", "/行动 小明 证书监控 到 " + day(6))).contains("不认识", "小明");
            assertThat(answer(bot, "zhao.min", "/行动 王芳 证书监控 到 " + day(6))).contains("王芳 不在任何处理组");
            assertThat(answer(bot, "zhao.min", "/行动 李伟 证书监控 到 有空的时候")).contains("看不懂日期");
            assertThat(answer(bot, "zhao.min", "/行动 李伟 证书监控 到 " + day(-2))).contains("没有工作时间");
            assertThat(bot.done("zhao.min", "@dutydesk action needed: payment fails due to the certificate"))
                    .as("a report stays a report")
                    .isEqualTo("SHOP-1");
            assertThat(bot.ticket("SHOP-1").path("origin").asString()).isEqualTo("person");
        }
    }
}
