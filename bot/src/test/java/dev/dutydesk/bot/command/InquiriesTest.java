package dev.dutydesk.bot.command;

import static dev.dutydesk.bot.command.SameFaultTest.button;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.BotEachTime;
import dev.dutydesk.bot.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What people say that is no report. */
class InquiriesTest extends BotEachTime {
    @Test
    void aHelloGetsAHelloUnlessTroubleFollows() {
        JsonNode hello = bot.say("wang.fang", "@dutydesk 你好").body();
        assertThat(text(hello)).startsWith("我在。说出问题就能提报");
        assertThat(hello.has("ticket")).isFalse();
        assertThat(bot.say("wang.fang", "你好").body().has("reply"))
                .as("not said to the bot")
                .isFalse();
        assertThat(bot.done("wang.fang", "@dutydesk 你好，付不了款")).isEqualTo("SHOP-1");
    }

    @Test
    void thanksGetAWord() {
        bot.done("wang.fang", "@dutydesk 付不了款");
        JsonNode thanked = bot.say("wang.fang", "@dutydesk 谢谢").body();
        assertThat(text(thanked)).isEqualTo("不客气，有事再叫我。");
        isFree("SHOP-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"收到", "ok", "👍", "[强]", "test", "测试", "怎么用"})
    void whatSaysNothingIsToldHowToReport(String text) {
        JsonNode said = bot.say("li.wei", "@dutydesk " + text).body();
        assertThat(text(said)).startsWith("没有登记").contains("@dutydesk 付不了款", "/接单");
        isFree("SHOP-1");
        assertThat(bot.say("li.wei", text).body().has("reply"))
                .as("not said to the bot")
                .isFalse();
    }

    @Test
    void aQuestionIsAnsweredWithTheTicketOfItsModule() {
        String key = bot.done("wang.fang", "@dutydesk 付不了款");
        bot.done("li.wei", "/ack " + key);
        bot.done("小明", "@dutydesk 首页样式错位");
        JsonNode said = bot.say("小明", "@dutydesk 支付失败了吗？").body();
        assertThat(text(said)).contains("付不了款", key, "已接单", "李伟", "解决");
        isFree("SHOP-3");
        assertThat(bot.ticket(key).path("merged").size()).isZero();
    }

    @Test
    void howeverManyAskTheHandlerIsHurriedAndNobodyHurriesHimself() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 付不了款").body();
        String key = said.path("ticket").asString();
        bot.done("li.wei", "/ack " + key);
        bot.say("小明", "@dutydesk 支付失败了吗？");
        JsonNode asked = under(said, "he.jing", "@dutydesk 还要多久？");
        assertThat(text(asked)).contains(key, "李伟");
        assertThat(bot.ticket(key).path("nudges").asInt())
                .as("%s", bot.ticket(key).path("history"))
                .isEqualTo(2);

        bot.say("li.wei", "@dutydesk 支付失败了吗？");
        under(said, "li.wei", "@dutydesk 哪个浏览器？");
        assertThat(bot.ticket(key).path("nudges").asInt()).isEqualTo(2);
        assertThat(bot.ticket(key)
                        .path("history")
                        .valueStream()
                        .map(event -> event.path("event").asString())
                        .filter(event -> !event.equals("remind")))
                .containsExactly("report", "acknowledge", "nudge", "comment", "nudge", "comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"没有被攻击", "昨天付不了款", "付不了款怎么办"})
    void whatIsAskedDeniedOrQuotedIsNoTicketUntilItIsSaidToBeOne(String text) {
        JsonNode said = bot.say("wang.fang", "@dutydesk " + text).body();
        assertThat(text(said)).startsWith("没有登记");
        isFree("SHOP-1");
        Caller.Reply another = bot.tap(said.path("id").asString(), button(said, "这是新问题"), "小明", null);
        assertThat(another.status()).isEqualTo(403);
        taps(said, "这是新问题");
        taps(said, "这是新问题");
        assertThat(bot.ticket("SHOP-1").path("description").asString()).isEqualTo(text);
        isFree("SHOP-2");
    }

    @Test
    void theCommandMakesATicketOfAQuestionToo() {
        assertThat(bot.done("wang.fang", "/report 支付失败了吗？")).isEqualTo("SHOP-1");
    }

    @Test
    void aQuestionThatNamesNothingIsAboutWhatIsLikestOrWhatItsAskerToldOfLast() {
        String lockers = bot.done("wang.fang", "@dutydesk 快递柜的声音太大");
        String own = bot.done("小明", "@dutydesk 首页样式错位");
        bot.done("he.jing", "@dutydesk 服务器磁盘满了");
        assertThat(text(bot.say("小明", "@dutydesk 快递柜的声音好了没").body())).contains(lockers);
        bot.done("he.jing", "@dutydesk 网站打不开");
        for (String question : List.of("好了没", "怎么样了", "怎么还没好", "any update?")) {
            assertThat(text(bot.say("小明", "@dutydesk " + question).body()))
                    .as(question)
                    .contains(own);
        }
    }

    @Test
    void anAlarmAmongPeopleIsAskedAboutAndNothingElseIs() {
        JsonNode asked = bot.say("wang.fang", "没人能付款").body();
        assertThat(text(asked)).isEqualTo("登记为 P1？“没人能付款”");
        isFree("SHOP-1");
        assertThat(bot.say("wang.fang", "首页样式错位").body().has("reply")).isFalse();
        assertThat(bot.say("wang.fang", "支付失败了吗？").body().has("reply")).isFalse();
        taps(asked, "登记");
        taps(asked, "登记");
        assertThat(bot.ticket("SHOP-1").path("grade").asString()).isEqualTo("P1");
        isFree("SHOP-2");
    }

    private JsonNode under(JsonNode root, String user, String text) {
        String thread = root.path("id").asString();
        return bot.post("/api/rooms/shop/messages", Map.of("user", user, "text", text, "thread", thread))
                .body();
    }

    private void isFree(String key) {
        assertThat(bot.get("/api/tickets/" + key).status()).isEqualTo(404);
    }

    private void taps(JsonNode said, String label) {
        Caller.Reply reply = bot.tap(said.path("id").asString(), button(said, label), "wang.fang", null);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    }

    private static String text(JsonNode said) {
        return said.path("reply").path("text").asString();
    }
}
