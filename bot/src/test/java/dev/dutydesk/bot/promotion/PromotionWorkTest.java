package dev.dutydesk.bot.promotion;

import static dev.dutydesk.bot.recurring.PlannedDesk.in;
import static dev.dutydesk.bot.recurring.PlannedDesk.moveTo;
import static dev.dutydesk.bot.recurring.PlannedDesk.said;
import static dev.dutydesk.bot.recurring.PlannedDesk.tickets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shop with a promotion of three hours that begins in 25, and a restore test half an hour after its beginning. */
class PromotionWorkTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final LocalDateTime begin = in(Duration.ofHours(25));

    private String promotions() {
        return """

              - name: {zh-CN: 双十二, en: Double 12}
                from: "%s"
                to: "%s"
                grades: {P2: {respond: 5m, resolve: 2h}}
                freeze: true
                status: {every: 1h}
                prepare: [{before: 1470m, title: {zh-CN: 压测与扩容, en: Load test}, group: ops}]""".formatted(begin, begin.plusHours(3));
    }

    private static String restoreTest(LocalDateTime at) {
        return "\n  - {id: restore-test, cron: \"0 %d %d * * *\", title: {zh-CN: 备份恢复测试}, grade: P3, group: ops, due: 3d}"
                .formatted(at.getMinute(), at.getHour());
    }

    private static void begun(LiveBot bot) {
        for (String job : new String[] {"promotion", "recurring"}) {
            await().atMost(SOON)
                    .until(() -> bot.part(Store.class)
                                    .records()
                                    .find("shop", "job:" + job)
                                    .revision()
                            >= 1);
        }
    }

    private static void says(LiveBot bot, String... texts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said(bot))
                        .anySatisfy(text -> assertThat(text).contains(texts)));
    }

    private static Duration respond(JsonNode ticket) {
        return Duration.between(
                OffsetDateTime.parse(ticket.path("reportedAt").asString()),
                OffsetDateTime.parse(ticket.path("respondBy").asString()));
    }

    @Test
    void itIsPreparedAndSaidBeforeAtMeanwhileAndAfter(@TempDir Path folder) {
        PlannedDesk.write(folder, restoreTest(begin.plusMinutes(30)), promotions());
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            moveTo(bot, begin.minusMinutes(1470));
            await().atMost(SOON).untilAsserted(() -> assertThat(tickets(bot)).contains("SHOP-1"));
            JsonNode prepared = bot.ticket("SHOP-1");
            assertThat(prepared.path("title").asString()).isEqualTo("压测与扩容");
            assertThat(prepared.path("origin").asString()).isEqualTo("planned");

            moveTo(bot, begin.minusHours(24));
            says(bot, "双十二 明天 ", "P2 响应 5 分，P2 解决 2 小时", "顺延：备份恢复测试（原定 ");

            moveTo(bot, begin);
            says(bot, "双十二 开始了，到 ", "未闭环 ", "SHOP-1 日常 压测与扩容");
            assertThat(bot.done("wang.fang", "@dutydesk 商品加不进购物车")).isNotEmpty();
            String key = tickets(bot).getFirst();
            assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("P2");
            assertThat(respond(bot.ticket(key))).isEqualTo(Duration.ofMinutes(5));
            bot.moveTime("PT3M");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(bot.ticket(key)
                                    .path("history")
                                    .valueStream()
                                    .map(event -> event.path("event").asString()))
                            .as("half of the promotion's five minutes have gone")
                            .contains("remind"));

            moveTo(bot, begin.plusMinutes(30));
            says(bot, "备份恢复测试 顺延到 ", "双十二期间不做计划中的维护");
            moveTo(bot, begin.plusHours(1));
            says(bot, "双十二 进行中：事故 1 起（P1 0，P2 1）");
            moveTo(bot, begin.plusHours(3));
            says(bot, "双十二 结束了：事故 1 起", "共 3 小时");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(bot.ticket(tickets(bot).getFirst())
                                    .path("title")
                                    .asString())
                            .isEqualTo("备份恢复测试"));
        }
    }

    @Test
    void aLeadStartsAndEndsOneByHandAndItStaysThroughAStart(@TempDir Path folder) {
        LocalDateTime test = in(Duration.ofMinutes(40));
        PlannedDesk.write(folder, restoreTest(test), promotions());
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            assertThat(reply(bot, "wang.fang", "/promotion start")).contains("大促由负责人开始和结束");
            assertThat(reply(bot, "zhao.min", "/大促 结束")).contains("现在没有大促");
            assertThat(reply(bot, "zhao.min", "/大促")).contains("下一次：双十二");
            assertThat(reply(bot, "zhao.min", "@dutydesk 大促 开始 店庆"))
                    .contains("店庆 马上开始，直到有人结束")
                    .contains("按 双十二 的规则")
                    .contains("P2 响应 5 分");
            assertThat(reply(bot, "zhao.min", "/大促 开始 店庆")).contains("店庆 已经在进行");
            says(bot, "店庆 开始了，直到有人结束");
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            bot.done("wang.fang", "@dutydesk 商品加不进购物车");
            assertThat(respond(bot.ticket("SHOP-1"))).isEqualTo(Duration.ofMinutes(5));
            moveTo(bot, test);
            says(bot, "备份恢复测试 顺延到大促结束", "店庆期间不做计划中的维护");

            assertThat(reply(bot, "zhao.min", "/promotion end")).contains("店庆 马上结束");
            says(bot, "店庆 结束了：事故 1 起（P1 0，P2 1）");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(tickets(bot)).containsExactly("SHOP-3", "SHOP-2", "SHOP-1"));
            assertThat(bot.ticket("SHOP-2").path("title").asString())
                    .as("what the other one needs doesn't wait")
                    .isEqualTo("压测与扩容");
            assertThat(bot.ticket("SHOP-3").path("source").asString()).isEqualTo("restore-test");
            bot.done("wang.fang", "@dutydesk 搜索页面很卡，点不动");
            assertThat(respond(bot.ticket("SHOP-4"))).isEqualTo(Duration.ofMinutes(30));
        }
    }

    private static String reply(LiveBot bot, String user, String text) {
        JsonNode reply = bot.say(user, text).body().path("reply");
        return reply.path("title").asString("") + "\n" + reply.path("text").asString("");
    }
}
