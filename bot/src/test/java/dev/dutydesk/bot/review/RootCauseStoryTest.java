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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Payment breaks three times for one reason; the review says so, and 赵敏 has its cause looked for, once. */
class RootCauseStoryTest {
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

    /** Payment fails, thrice in a week, each time because of the bank. */
    private static void breaksThrice(LiveBot bot) {
        for (int i = 1; i <= 3; i++) {
            bot.done("wang.fang", "@dutydesk 没人能付款");
            bot.done("li.wei", "/ack SHOP-" + i);
            bot.done("li.wei", "/resolve SHOP-" + i + " 银行恢复了 回归通过 --cause third-party");
            bot.done("wang.fang", "/accept SHOP-" + i + " --stars 4");
        }
    }

    private static List<JsonNode> posts(LiveBot bot) {
        return bot.get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(message -> message.path("ticket").asString("").isEmpty()
                        && message.path("card").toString().contains("周复盘"))
                .toList();
    }

    /** The next review after that one; the first one after none. */
    private static JsonNode posted(LiveBot bot, @Nullable JsonNode before) {
        return await().atMost(SOON)
                .until(
                        () -> posts(bot).stream()
                                .reduce((earlier, later) -> later)
                                .filter(post ->
                                        before == null || !post.path("id").equals(before.path("id"))),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Stream<JsonNode> buttons(JsonNode message) {
        return message.path("card").path("buttons").valueStream();
    }

    private static String button(JsonNode message, String label) {
        return buttons(message)
                .filter(button -> button.path("label").asString().startsWith(label))
                .map(button -> button.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode tap(LiveBot bot, JsonNode message, String label, String user) {
        return bot.tap(message.path("id").asString(), button(message, label), user, null)
                .body();
    }

    private static String said(JsonNode answer) {
        return answer.path("reply").path("title").asString("") + "\n"
                + answer.path("reply").path("text").asString("");
    }

    @Test
    void whatKeepsComingBackBecomesOneTicketOfTheLead(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            breaksThrice(bot);
            moveTo(bot, time);
            JsonNode post = posted(bot, null);
            assertThat(post.path("card").path("text").asString())
                    .contains("反复出现：支付（第三方） 30 天 3 次：SHOP-1、SHOP-2、SHOP-3");

            assertThat(said(tap(bot, post, "建根因工单", "li.wei"))).contains("根因工单由负责人建", "什么都没有变");
            assertThat(PlannedDesk.tickets(bot)).doesNotContain("SHOP-4");

            assertThat(tap(bot, post, "建根因工单", "zhao.min").has("reply")).isFalse();
            JsonNode ticket = bot.ticket("SHOP-4");
            assertThat(ticket.path("title").asString()).isEqualTo("查根因：支付（第三方） 30 天 3 次");
            assertThat(ticket.path("description").asString()).contains("SHOP-1、SHOP-2、SHOP-3");
            assertThat(ticket.path("handler").path("id").asString("")
                            + ticket.path("handler").asString(""))
                    .contains("zhao.min");

            assertThat(said(tap(bot, post, "建根因工单", "sun.li"))).contains("已有根因工单 SHOP-4", "赵敏");
            assertThat(PlannedDesk.tickets(bot)).doesNotContain("SHOP-5");
            assertThat(bot.say("wang.fang", "/review")
                            .body()
                            .path("reply")
                            .path("text")
                            .asString())
                    .contains("根因工单 SHOP-4");

            moveTo(bot, time.plusDays(7));
            JsonNode next = posted(bot, post);
            assertThat(next.path("card").path("text").asString()).contains("承诺 1 条：按时完成 0 条，未到期 1 条", "未到期 SHOP-4 查根因");
        }
    }

    @Test
    void twoLeadsWhoTapAtOnceOpenOneTicket(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            breaksThrice(bot);
            moveTo(bot, time);
            JsonNode post = posted(bot, null);
            List<CompletableFuture<JsonNode>> taps = Stream.of("zhao.min", "sun.li", "zhao.min", "sun.li")
                    .map(lead -> CompletableFuture.supplyAsync(() -> tap(bot, post, "建根因工单", lead)))
                    .toList();
            taps.forEach(CompletableFuture::join);

            assertThat(PlannedDesk.tickets(bot)).contains("SHOP-4").doesNotContain("SHOP-5");
            assertThat(taps.stream().filter(tap -> said(tap.join()).contains("已有根因工单 SHOP-4")))
                    .hasSize(3);
        }
    }

    @Test
    void aNewOneIsOpenedWhereTheLastOneWasWithdrawn(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            breaksThrice(bot);
            moveTo(bot, time);
            JsonNode post = posted(bot, null);
            tap(bot, post, "建根因工单", "sun.li");
            assertThat(bot.ticket("SHOP-4").toString())
                    .as("赵敏 leads the developers")
                    .contains("zhao.min");
            bot.done("zhao.min", "/cancel SHOP-4 撤回 银行已换");
            assertThat(bot.say("zhao.min", "/复盘 根因").body().path("ticket").asString())
                    .isEqualTo("SHOP-5");
        }
    }

    @Test
    void theNumbersAreReadInsideTheChat(@TempDir Path folder) {
        desk(folder);
        try (LiveBot bot = LiveBot.start(folder)) {
            begun(bot);
            breaksThrice(bot);
            moveTo(bot, time);
            JsonNode first = posted(bot, null);
            assertThat(buttons(first).map(button -> button.path("label").asString()))
                    .containsExactly("建根因工单", "明细");

            JsonNode choice = tap(bot, first, "明细", "wang.fang").path("reply");
            assertThat(choice.path("title").asString()).contains("周复盘明细（第 1/");
            assertThat(choice.path("buttons")
                            .valueStream()
                            .map(button -> button.path("label").asString()))
                    .contains("提报 3", "下一页");
            assertThat(bot.get("/api/rooms/shop/messages?limit=200").body().toString())
                    .as("it is said to her alone")
                    .doesNotContain("周复盘明细");

            String reported =
                    bot.say("wang.fang", "/复盘 明细 reported").body().path("reply").toString();
            assertThat(reported)
                    .contains("提报 3 · 第 ", "SHOP-1 P1 没人能付款 · ", "SHOP-3 P1", "其他数字")
                    .doesNotContain("下一页");

            for (int i = 0; i < 11; i++) {
                bot.done("wang.fang", "@dutydesk 第 " + (i + 1) + " 个页面上的按钮样式错位 https://shop.example/" + i);
            }
            moveTo(bot, time.plusDays(7));
            JsonNode second = posted(bot, first);
            assertThat(buttons(second).map(button -> button.path("label").asString()))
                    .contains("明细", "与上周比");
            JsonNode many = bot.say("wang.fang", "/复盘 明细 reported").body().path("reply");
            assertThat(many.toString()).contains("第 1/2 页", "下一页");
            assertThat(bot.say("wang.fang", "/复盘 明细 reported 2")
                            .body()
                            .path("reply")
                            .toString())
                    .contains("第 2/2 页")
                    .doesNotContain("下一页");

            String beside = said(tap(bot, second, "与上周比", "wang.fang"));
            assertThat(beside).contains("，与 ", "提报：", "（上期 3）", "按时响应 P1：没有（上期 3/3）");
        }
    }
}
