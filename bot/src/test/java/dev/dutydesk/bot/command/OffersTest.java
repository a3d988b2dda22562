package dev.dutydesk.bot.command;

import static dev.dutydesk.bot.command.SameFaultTest.button;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.BotEachTime;
import dev.dutydesk.bot.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is offered to make of a report, besides the ticket it became. */
class OffersTest extends BotEachTime {
    @Test
    void aSimilarOpenTicketIsOfferedAndJoinedByATap() {
        String first = bot.done("wang.fang", "@dutydesk 快递柜的声音太大");
        JsonNode said = bot.say("小明", "@dutydesk 快递柜声音一直太大").body();
        String second = said.path("ticket").asString();
        assertThat(text(said)).startsWith("已登记。和 " + first + " 有点像：“快递柜的声音太大”");
        taps(said, "同 " + first, "小明");
        taps(said, "同 " + first, "小明");
        assertThat(bot.ticket(second).path("mergedInto").asString()).isEqualTo(first);
        assertThat(bot.ticket(first).path("merged").size()).isEqualTo(1);
    }

    @Test
    void whatIsBackRejectsTheOneThatWasResolved() {
        String first = bot.done("wang.fang", "@dutydesk 付不了款");
        bot.done("li.wei", "/resolve " + first + " 已换证书 --regression passed");
        JsonNode said = bot.say("小明", "@dutydesk 支付又失败了").body();
        String second = said.path("ticket").asString();
        assertThat(bot.ticket(second).path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(text(said)).contains(first, "驳回");
        taps(said, "又出现了", "小明");
        taps(said, "又出现了", "小明");
        assertThat(bot.ticket(second).path("mergedInto").asString()).isEqualTo(first);
        JsonNode back = bot.ticket(first);
        assertThat(back.path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(back.path("history")
                        .valueStream()
                        .map(e -> e.path("event").asString())
                        .filter(event -> !event.equals("remind")))
                .containsOnlyOnce("reject")
                .last()
                .isEqualTo("reject");
    }

    @Test
    void aNumberedListIsSplit() {
        JsonNode said =
                bot.say("wang.fang", "@dutydesk 三件事：1. 首页样式错位 2. 付不了款 3. 双十二换图").body();
        String whole = said.path("ticket").asString();
        JsonNode split = taps(said, "拆成 3 张", "wang.fang").body();
        taps(said, "拆成 3 张", "wang.fang");
        assertThat(split.path("reply").path("text").asString()).startsWith("已拆成 3 张：SHOP-2、" + whole + "、SHOP-3");
        assertThat(bot.ticket(whole).path("description").asString()).isEqualTo("付不了款");
        assertThat(bot.ticket(whole).path("grade").asString()).isEqualTo("P1");
        assertThat(bot.ticket("SHOP-2").path("description").asString()).isEqualTo("首页样式错位");
        assertThat(bot.ticket("SHOP-2").path("grade").asString()).isEqualTo("P3");
        assertThat(bot.ticket("SHOP-3").path("module").asString()).isEqualTo("goods");
        assertThat(bot.get("/api/tickets/SHOP-4").status()).isEqualTo(404);
    }

    @Test
    void ofSeveralThingsOneMayBeKnownAndTheOthersAreNotLostInItsTicket() {
        String known = bot.done("he.jing", "@dutydesk 付不了款");
        JsonNode said =
                bot.say("wang.fang", "@dutydesk 1、首页样式错位 2、没人能付款 3、双十二换图").body();
        String own = said.path("ticket").asString();
        assertThat(text(said)).contains("已并入 " + known, "3 件事");
        JsonNode split = taps(said, "拆成 3 张", "wang.fang").body();
        assertThat(text(split)).isEqualTo("已拆成 3 张：SHOP-3、" + own + "、SHOP-4");
        assertThat(bot.ticket(own).path("mergedInto").asString()).isEqualTo(known);
        assertThat(bot.ticket("SHOP-3").path("module").asString()).isEqualTo("page");
        assertThat(bot.ticket("SHOP-4").path("module").asString()).isEqualTo("goods");
    }

    @Test
    void aRemarkOnOneThatHasEndedMayReopenItOrBeReportedAnew() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 首页样式错位").body();
        String key = said.path("ticket").asString();
        bot.done("li.wei", "/resolve " + key + " 已改 --regression passed --cause code");
        bot.done("wang.fang", "/accept " + key + " --stars 5");
        JsonNode ended = under(said, "wang.fang", "@dutydesk 刷新以后又错位");
        assertThat(text(ended)).contains(key + " 已验收", "重开");
        taps(ended, "重开", "wang.fang");
        assertThat(bot.ticket(key).path("state").asString()).isNotEqualTo("ACCEPTED");

        bot.done("li.wei", "/resolve " + key + " 真改了 --regression passed");
        bot.done("wang.fang", "/accept " + key + " --stars 5");
        bot.done("zhao.min", "/archive " + key);
        JsonNode packed = bot.say("wang.fang", "/comment " + key + " 首页又错位").body();
        assertThat(text(packed)).contains("已归档", "新工单");
        taps(packed, "登记为新工单", "wang.fang");
        assertThat(bot.ticket("SHOP-2").path("description").asString()).isEqualTo("首页又错位 (" + key + ")");
    }

    @Test
    void whatNobodyKnowsIsAskedWhereAndHowManyAndThatMayRaiseIt() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 顾客说怪怪的").body();
        String key = said.path("ticket").asString();
        assertThat(bot.ticket(key).path("triage").asBoolean()).isTrue();
        JsonNode asked = taps(said, "支付", "wang.fang").body();
        assertThat(bot.ticket(key).path("module").asString()).isEqualTo("payment");
        assertThat(bot.ticket(key).path("group").asString()).isEqualTo("dev");
        assertThat(bot.ticket(key).path("triage").asBoolean()).isFalse();
        assertThat(text(asked)).isEqualTo("记下了。影响到多少顾客？");
        taps(said.path("id").asString(), button(asked, "所有顾客"), "wang.fang");
        taps(said.path("id").asString(), button(asked, "所有顾客"), "wang.fang");
        assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("P1");
        taps(said.path("id").asString(), button(asked, "个别顾客"), "wang.fang");
        assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("P1");
    }

    @Test
    void whatIsSaidOfAFixInPassingIsOnlyAskedAbout() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 付不了款").body();
        String key = said.path("ticket").asString();
        bot.done("li.wei", "/resolve " + key + " 已换证书 --regression passed");
        JsonNode broken = under(said, "wang.fang", "还是不行");
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("RESOLVED");
        taps(broken, "驳回", "wang.fang");
        taps(broken, "驳回", "wang.fang");
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(bot.ticket(key).path("rejections").asInt()).isEqualTo(1);

        bot.done("li.wei", "/resolve " + key + " 另一台也换了 --regression passed");
        assertThat(under(said, "li.wei", "好了").has("reply"))
                .as("not the handler's to say")
                .isFalse();
        JsonNode fine = under(said, "he.jing", "好了，谢谢");
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("RESOLVED");
        taps(fine, "通过", "he.jing");
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void anAcceptanceThatSaysTheContraryAsksBefore() {
        String key = bot.done("wang.fang", "@dutydesk 付不了款");
        bot.done("li.wei", "/resolve " + key + " 已换证书 --regression passed");
        JsonNode asked = bot.say("wang.fang", "/accept " + key + " 还是不行").body();
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("RESOLVED");
        button(asked, "驳回");
    }

    private JsonNode under(JsonNode root, String user, String text) {
        return bot.post(
                        "/api/rooms/shop/messages",
                        Map.of(
                                "user",
                                user,
                                "text",
                                text,
                                "thread",
                                root.path("id").asString()))
                .body();
    }

    @Test
    void anOldButtonIsRefusedInWords() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 付不了款").body();
        Caller.Reply reply = bot.tap(said.path("id").asString(), "offer-same:draft=bm90aGluZw", "wang.fang", null);
        assertThat(reply.body().path("detail").asString()).startsWith("这一条隔得太久");
    }

    private Caller.Reply taps(JsonNode said, String label, String user) {
        return taps(said.path("id").asString(), button(said, label), user);
    }

    private Caller.Reply taps(String message, String button, String user) {
        Caller.Reply reply = bot.tap(message, button, user, null);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply;
    }

    private static String text(JsonNode said) {
        return said.path("reply").path("text").asString();
    }
}
