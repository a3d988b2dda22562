package dev.dutydesk.bot.digest;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.moveTo;
import static dev.dutydesk.bot.recurring.PlannedDesk.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalDateTime time = in(Duration.ofMinutes(30));

    private String text() {
        return PlannedDesk.text(" []", " []")
                .replace("{at: \"09:30\", days: working}", "{at: \"" + time.toLocalTime() + "\", days: all}");
    }

    private static void begun(LiveBot bot) {
        await().atMost(SOON)
                .until(() -> bot.part(Store.class)
                                .records()
                                .find("shop", "job:digest")
                                .revision()
                        == 1);
    }

    @Test
    void saysOnceADayWhatIsOpenOverdueAndWhoIsOnDuty(@TempDir Path folder) {
        PlannedDesk.write(folder, text());
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            bot.done("wang.fang", "@dutydesk 没人能付款");
            bot.done("wang.fang", "@dutydesk 页面上的按钮样式错位");
            bot.done("li.wei", "/ack SHOP-2");
            moveTo(bot, time);

            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst())
                    .startsWith("今日 ")
                    .contains("未闭环 2 件，1 件超时")
                    .contains("值班 李伟（开发方）、")
                    .contains("SHOP-1 P1 没人能付款 · 待接单 · 开发方 · ")
                    .contains("SHOP-2 P3 页面上的按钮样式错位 · 已接单 · 李伟")
                    .doesNotContain("离线");
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            moveTo(bot, time.plusMinutes(1));
            bot.say("wang.fang", "/list");
            assertThat(said(bot)).hasSize(1);
        }
    }

    @Test
    void afterDowntimeItIsSaidLateAndWhatOfTheBotDoesNotWorkWithIt(@TempDir Path folder) {
        PlannedDesk.write(folder, text());
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            PlannedDesk.write(folder, text().replace("zone: Asia/Shanghai", "zone: Asia/Shangai"));
            await().atMost(SOON).until(() -> !bot.part(Desks.class).faults().isEmpty());
            moveTo(bot, time.plusMinutes(5));

            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst())
                    .contains("没有未闭环的工单")
                    .contains("注意：服务台文件的改动有错，没有生效（shop.yml ")
                    .contains("机器人当时离线");
        }
    }

    @Test
    void comesOnWorkingDaysOnly(@TempDir Path folder) {
        Desk shop = Examples.shop();
        try (LiveBot bot = LiveBot.start(folder)) {
            Digest digest = bot.part(Digest.class);
            assertThat(digest.after(shop, at(shop, "2026-11-27T09:29"))).isEqualTo(at(shop, "2026-11-27T09:30"));
            assertThat(digest.after(shop, at(shop, "2026-11-27T09:30"))).isEqualTo(at(shop, "2026-11-30T09:30"));
            assertThat(digest.after(shop, at(shop, "2026-09-30T12:00"))).isEqualTo(at(shop, "2026-10-08T09:30"));
            assertThat(digest.after(shop, at(shop, "2026-10-09T12:00"))).isEqualTo(at(shop, "2026-10-10T09:30"));
            assertThat(digest.due(shop, at(shop, "2026-11-27T09:00"), at(shop, "2026-11-28T10:00"))
                            .announcements())
                    .isEmpty();
        }
    }

    private static Instant at(Desk desk, String local) {
        return LocalDateTime.parse(local).atZone(desk.zone()).toInstant();
    }
}
