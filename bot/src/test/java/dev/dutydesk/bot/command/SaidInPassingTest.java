package dev.dutydesk.bot.command;

import static dev.dutydesk.bot.command.SameFaultTest.button;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.OneBot;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What only looks like a command, or nearly is one. */
class SaidInPassingTest extends OneBot {
    @Test
    void aResolveSaidInTheTalkOfPeopleIsAskedAboutOnce() {
        String key = bot.done("wang.fang", "@dutydesk 仓库首页的样式错位");
        bot.done("li.wei", "/ack " + key);
        JsonNode asked = bot.say("li.wei", "解决 " + key + " 已改样式 回归通过").body();
        assertThat(text(asked)).contains(key, "不点，什么也不变");
        assertThat(state(key)).isEqualTo("ACKNOWLEDGED");

        taps(asked, "解决", "li.wei");
        assertThat(state(key)).isEqualTo("RESOLVED");
        assertThat(bot.ticket(key).path("solution").asString()).isEqualTo("已改样式");
        assertThat(bot.ticket(key).path("regression").asString()).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({"wang.fang, 取消 KEY 撤回, 取消", "zhao.min, cancel KEY false-alarm, 取消", "wang.fang, 驳回 KEY 还是错位, 驳回"})
    void soIsWhatElseEndsSomething(String who, String text, String label) {
        String key = bot.done("wang.fang", "/report 商品页的样式错位");
        if (label.equals("驳回")) {
            bot.done("li.wei", "/resolve " + key + " 已改 --regression passed --cause code");
        }
        String before = state(key);
        JsonNode asked = bot.say(who, text.replace("KEY", key)).body();
        assertThat(state(key)).isEqualTo(before);
        taps(asked, label, who);
        assertThat(state(key)).isNotEqualTo(before);
    }

    @Test
    void underACardAVerbWithWordsIsAskedAboutWhereThisOneCouldDoIt() {
        JsonNode made = bot.say("wang.fang", "@dutydesk 物流页的样式错位").body();
        String key = made.path("ticket").asString();
        bot.done("li.wei", "/ack " + key);
        JsonNode asked = under(made, "li.wei", "进展 约三成顾客看到，下次10:30");
        assertThat(text(asked)).contains(key, "不点，什么也不变");
        assertThat(bot.ticket(key).path("progress").asString("")).isEmpty();
        taps(asked, "进展", "li.wei");
        assertThat(bot.ticket(key).path("progress").asString()).isEqualTo("约三成顾客看到");

        assertThat(under(made, "wang.fang", "进展 怎么样").has("reply")).isFalse();
        assertThat(under(made, "li.wei", "转派 这种事找谁").has("reply")).isFalse();
        taps(under(made, "li.wei", "解决：已改样式"), "回归通过", "li.wei");
        assertThat(state(key)).isEqualTo("RESOLVED");
        assertThat(bot.ticket(key).path("solution").asString()).isEqualTo("已改样式");
    }

    private static JsonNode under(JsonNode root, String user, String text) {
        Map<String, String> said =
                Map.of("user", user, "text", text, "thread", root.path("id").asString());
        return bot.post("/api/rooms/shop/messages", said).body();
    }

    @Test
    void withASlashOrToTheBotItIsDone() {
        String key = bot.done("wang.fang", "/report 会员页的样式错位");
        bot.say("li.wei", "@dutydesk 解决 " + key + " 已改 回归通过 原因代码");
        assertThat(state(key)).isEqualTo("RESOLVED");
    }

    @Test
    void whoMayNotIsToldSoAtOnce() {
        String key = bot.done("wang.fang", "/report 订单页的样式错位");
        JsonNode refused = bot.say("小明", "取消 " + key + " 撤回").body();
        assertThat(refused.path("reply").path("buttons").size()).isZero();
        assertThat(text(refused)).contains("王芳");
    }

    @Test
    void aVerbThatIsNearlyOneIsSuggestedAndMayBeAReportAllTheSame() {
        String key = bot.done("wang.fang", "/report 搜索页的样式错位");
        JsonNode said = bot.say("li.wei", "@dutydesk resovle " + key + " done").body();
        assertThat(text(said)).contains("“resovle”", "/解决");
        assertThat(state(key)).isEqualTo("DISPATCHED");

        JsonNode slash = bot.say("wang.fang", "/付不了款 怎么回事").body();
        JsonNode made = taps(slash, "登记为新工单", "wang.fang").body();
        assertThat(made.path("ticket").asString("")).isEqualTo("");
        assertThat(bot.get("/api/tickets?limit=1").body().at("/items/0/grade").asString())
                .isEqualTo("P1");
    }

    @Test
    void whatWasTypedStandsInTheFormThatAsksForTheRest() {
        String key = bot.done("wang.fang", "/report 帮助页的样式错位");
        JsonNode refused =
                bot.say("li.wei", "/resolve " + key + " 已改样式 --version 1.4.2").body();
        assertThat(refused.path("reply").path("buttons").size()).isEqualTo(3);
        Caller.Reply form = bot.tap(card(key), "resolve", "li.wei", Map.of("text", "已改样式"));
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.body().at("/form/fields/0/value").asString()).isEqualTo("已改样式");
    }

    @Test
    void aWishThatNobodyOwesGoesToTheBacklog() {
        String key = bot.done("wang.fang", "@dutydesk 建议增加夜间模式");
        Caller.Reply form = bot.tap(card(key), "cancel:kind=backlog", "wang.fang", null);
        assertThat(form.status()).isEqualTo(422);
        assertThat(form.body().at("/form/fields/0/value").asString()).isEqualTo("backlog");
        Caller.Reply done = bot.tap(
                card(key), "cancel", "wang.fang", Map.of("kind", "backlog", "link", "https://backlog.example/7"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(state(key)).isEqualTo("CANCELLED");
    }

    @Test
    void whoWishedForItIsToldThatItWentToTheBacklog() {
        String key = bot.done("wang.fang", "@dutydesk 希望能导出会员名单");
        bot.done("zhao.min", "/取消 " + key + " 待办 https://backlog.example/8 下个版本");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bot.messages(key).values().stream()
                                .filter(each -> each.path("card")
                                        .path("title")
                                        .asString("")
                                        .startsWith(key + " 已放入待办"))
                                .map(each -> each.path("card").path("text").asString()))
                        .singleElement()
                        .asString()
                        .contains("@王芳", "赵敏", "下个版本", "https://backlog.example/8"));
    }

    private static String card(String key) {
        return bot.card(key, card -> true).path("id").asString();
    }

    private static Caller.Reply taps(JsonNode said, String label, String user) {
        Caller.Reply reply = bot.tap(said.path("id").asString(), button(said, label), user, null);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply;
    }

    private static String state(String key) {
        return bot.ticket(key).path("state").asString();
    }

    private static String text(JsonNode said) {
        return said.path("reply").path("text").asString();
    }
}
