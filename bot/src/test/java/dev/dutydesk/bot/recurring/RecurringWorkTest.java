package dev.dutydesk.bot.recurring;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.said;
import static dev.dutydesk.bot.recurring.PlannedDesk.tickets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shop whose restore test is due once an hour, the first time in half an hour. */
class RecurringWorkTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalDateTime first = in(Duration.ofMinutes(30));

    private String hourly() {
        return "\n  - {id: restore-test, cron: \"0 " + first.getMinute()
                + " * * * *\", title: {zh-CN: 备份恢复测试, en: Backup restore test}, grade: P2, group: ops, due: 2d}";
    }

    private static void begun(LiveBot bot) {
        await().atMost(SOON)
                .until(() -> bot.part(Store.class)
                                .records()
                                .find("shop", "job:recurring")
                                .revision()
                        == 1);
    }

    @Test
    void opensItsTicketOnceAtItsTimeWithItsDueDate(@TempDir Path folder) {
        PlannedDesk.write(folder, hourly(), " []");
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            PlannedDesk.moveTo(bot, first);

            bot.card(
                    "SHOP-1", card -> card.path("card").path("title").asString().contains("P2 备份恢复测试"));
            JsonNode ticket = bot.ticket("SHOP-1");
            assertThat(ticket.path("origin").asString()).isEqualTo("planned");
            assertThat(ticket.path("source").asString()).isEqualTo("restore-test");
            assertThat(ticket.path("reporter").asString()).isEqualTo("zhao.min");
            assertThat(time(ticket, "resolveBy"))
                    .isEqualTo(time(ticket, "reportedAt").plusDays(2));
            assertThat(time(ticket, "respondBy"))
                    .isEqualTo(time(ticket, "reportedAt").plusMinutes(30));
            assertThat(bot.messages("SHOP-1")
                            .values()
                            .iterator()
                            .next()
                            .path("card")
                            .path("text")
                            .asString())
                    .startsWith("维护日历 ")
                    .contains("值班 @陈杰");
            assertThat(said(bot)).isEmpty();

            bot.done("chen.jie", "/ack SHOP-1");
            bot.done("chen.jie", "/resolve SHOP-1 恢复成功，用时 12 分钟");
            bot.done("zhao.min", "/accept SHOP-1 --stars 5");
            assertThat(tickets(bot)).containsExactly("SHOP-1");
        }
    }

    @Test
    void afterDowntimeTheLatestOpensAndTheOthersAreNamed(@TempDir Path folder) {
        PlannedDesk.write(folder, hourly(), " []");
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            PlannedDesk.moveTo(bot, first.plusMinutes(150));

            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst()).startsWith("备份恢复测试 补开工单\n").contains("备份恢复测试 有 2 次没有开单");
            assertThat(tickets(bot)).containsExactly("SHOP-1");
        }
    }

    @Test
    void aPromotionMovesItToItsEndAndSaysSo(@TempDir Path folder) {
        PlannedDesk.write(
                folder,
                hourly(),
                "\n  - {name: 双十二, from: \"" + in(Duration.ofHours(-1)) + "\", to: \"" + first.plusMinutes(30)
                        + "\", freeze: true}");
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            PlannedDesk.moveTo(bot, first);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(said(bot))
                            .anySatisfy(text ->
                                    assertThat(text).startsWith("备份恢复测试 顺延到 ").contains("双十二期间不做计划中的维护")));
            assertThat(tickets(bot)).isEmpty();

            PlannedDesk.moveTo(bot, first.plusMinutes(30));
            await().atMost(SOON).untilAsserted(() -> assertThat(tickets(bot)).containsExactly("SHOP-1"));
        }
    }

    @Test
    void doneTwiceItIsOneTicket(@TempDir Path folder) {
        PlannedDesk.write(folder, hourly(), " []");
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            Store store = bot.part(Store.class);
            Desk desk = bot.part(Desks.class).byId("shop").orElseThrow();
            DeskRecord done = store.records().find("shop", "job:recurring");
            Instant through = Instant.parse(done.body());
            Instant now = through.plus(Duration.ofMinutes(40));
            for (int i = 0; i < 2; i++) {
                DeskJob.Work work = bot.part(RecurringWork.class).due(desk, through, now);
                Outcome outcome = store.tickets()
                        .commit(Commit.of("shop", "job:recurring:2", done.with(now.toString()), "")
                                .changing(work.change())
                                .saying(work.announcements()));
                assertThat(outcome).isInstanceOf(Outcome.Done.class);
            }
            assertThat(tickets(bot)).containsExactly("SHOP-1");
        }
    }

    private static OffsetDateTime time(JsonNode ticket, String name) {
        return OffsetDateTime.parse(ticket.path(name).asString());
    }
}
