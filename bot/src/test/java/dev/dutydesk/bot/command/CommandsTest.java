package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.OneBot;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Everything people can tell the bot, said in the web chat. */
class CommandsTest extends OneBot {
    @Test
    void aTicketGoesFromHandToHand() {
        String key = report("首页样式错位");
        bot.done("li.wei", "/接单 " + key);
        bot.done("li.wei", "/退回 " + key + " 不归我们");
        assertThat(state(key)).isEqualTo("DISPATCHED");
        bot.done("li.wei", "/转派 " + key + " 陈杰");
        assertThat(bot.ticket(key).path("assignee").asString()).isEqualTo("chen.jie");
        bot.done("chen.jie", "/assign " + key + " me");
        assertThat(bot.ticket(key).path("handler").asString()).isEqualTo("chen.jie");
        bot.done("chen.jie", "/assign " + key + " @li.wei");
        assertThat(bot.ticket(key).path("assignee").asString()).isEqualTo("li.wei");
        bot.done("li.wei", "/转派 " + key + " 运维方");
        assertThat(bot.ticket(key).path("group").asString()).isEqualTo("ops");
        assertThat(answer("li.wei", "/assign " + key + " 张三")).contains("“张三”");
    }

    @Test
    void whatWaitsIsHeldAskedAndResumed() {
        String key = report("首页样式错位");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/hold " + key + " 等供应商");
        assertThat(state(key)).isEqualTo("ON_HOLD");
        bot.done("li.wei", "/恢复 " + key);
        bot.done("li.wei", "/ask " + key + " 是哪个浏览器？");
        bot.done("wang.fang", "/resume " + key + " 是 Chrome");
        assertThat(state(key)).isEqualTo("ACKNOWLEDGED");
        assertThat(answer("li.wei", "/hold " + key + " 吃饭")).contains("“吃饭”", "等供应商");
    }

    @Test
    void progressTellsThoseWhoWaitWhenTheNextLineComes() {
        String key = report("首页样式错位");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/progress " + key + " \"约三成首页错位\" 下次 10:30");
        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.path("progress").asString()).isEqualTo("约三成首页错位");
        assertThat(ticket.path("nextUpdate").asString()).contains(":30");
        assertThat(answer("wang.fang", "/show " + key)).contains("约三成首页错位");
    }

    @Test
    void gradesAndSortsAreNamedAsPeopleDo() {
        String key = report("首页样式错位");
        bot.done("wang.fang", "/定级 " + key + " P2");
        assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("P2");
        bot.done("zhao.min", "/grade " + key + " routine 只有一台电脑");
        assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("routine");
        bot.done("li.wei", "/归类 " + key + " 支付 --cause 配置");
        assertThat(bot.ticket(key).path("module").asString()).isEqualTo("payment");
        assertThat(bot.ticket(key).path("cause").asString()).isEqualTo("config");
    }

    @Test
    void oneTicketBecomesPartOfAnotherAndGetsItsLifeBack() {
        String first = report("首页样式错位");
        String second = report("结算页没有图标");
        bot.done("li.wei", "/merge " + second + " into " + first);
        assertThat(state(second)).isEqualTo("MERGED");
        bot.done("li.wei", "/reopen " + second + " 不是同一件");
        assertThat(state(second)).isEqualTo("DISPATCHED");
        assertThat(answer("li.wei", "/merge " + second + " 99999")).contains("SHOP-99999");
        bot.done("li.wei", "/link " + second + " " + first);
    }

    @Test
    void aTicketIsCancelledWithItsKind() {
        String key = report("首页样式错位");
        bot.done("zhao.min", "/取消 " + key + " 待办 https://backlog.example/7 下个版本");
        assertThat(state(key)).isEqualTo("CANCELLED");
        bot.done("wang.fang", "/重开 " + key + " 还是要做");
        bot.done("wang.fang", "/cancel " + key + " withdrawn");
        assertThat(state(key)).isEqualTo("CANCELLED");
    }

    @Test
    void whatIsSolvedIsTakenBackRatedAndPackedAway() {
        String key = report("首页样式错位");
        bot.done("li.wei", "/resolve " + key + " 已修 --regression passed");
        bot.done("li.wei", "/撤回 " + key);
        assertThat(state(key)).isEqualTo("ACKNOWLEDGED");
        bot.done("li.wei", "/解决 " + key + " 已换证书 版本1.4.2 回滚1.4.1 回归通过");
        bot.done("wang.fang", "/accept " + key);
        bot.done("wang.fang", "/评分 " + key + " 4 很快");
        assertThat(bot.ticket(key).path("stars").asInt()).isEqualTo(4);
        bot.done("zhao.min", "/归档 " + key);
        assertThat(state(key)).isEqualTo("ARCHIVED");
    }

    @Test
    void peopleHurryCommentAndTakeOut() {
        String key = report("首页样式错位，密码 abc123");
        bot.done("wang.fang", "/催 " + key);
        bot.done("wang.fang", "/comment " + key + " 手机上也是");
        bot.done("zhao.min", "/redact " + key + " abc123");
        assertThat(answer("wang.fang", "/show " + key)).doesNotContain("abc123");
        assertThat(answer("li.wei", "/redact " + key + " 手机")).isNotEmpty();
        assertThat(answer("zhao.min", "/redact " + key + " 口令")).contains("没有这段文字", "没有变化");
        bot.done("zhao.min", "/redact " + key + " 手机上也是");
        assertThat(answer("wang.fang", "/show " + key)).doesNotContain("手机上也是");
    }

    @Test
    void withoutAKeyItIsTheOneTicketThatFitsOrOneIsChosen() {
        String one = report("仓库看板的样式错位");
        bot.done("sun.li", "/ack " + one);
        assertThat(bot.say("sun.li", "/withdraw").status()).as("none fits").isEqualTo(201);
        bot.done("sun.li", "/resolve " + one + " 已改 --regression passed --cause code");
        bot.done("sun.li", "/withdraw");
        assertThat(bot.ticket(one).path("state").asString()).isEqualTo("ACKNOWLEDGED");

        String other = report("仓库报表的样式错位");
        bot.done("sun.li", "/ack " + other);
        JsonNode which = bot.say("sun.li", "/release").body().path("reply");
        assertThat(which.path("buttons")
                        .valueStream()
                        .map(button -> button.path("id").asString()))
                .contains("release:key=" + one, "release:key=" + other);
    }

    @Test
    void aTextIsTriedAndNothingIsMadeOfIt() {
        int before = bot.get("/api/tickets?limit=500").body().path("items").size();
        assertThat(answer("wang.fang", "/试跑 “没人能付款”")).contains("P1", "支付", "开发方", "值班", "没有登记");
        assertThat(answer("wang.fang", "/try 支付好了吗")).contains("询问");
        assertThat(answer("wang.fang", "/试跑")).contains("试跑");
        assertThat(answer("wang.fang", "/试跑 \"没人能付款\" 在 周六 03:00"))
                .contains("响应", "03:05", "03:02 无人接单 40%：", "03:04 无人接单 80%：", "没有登记")
                .doesNotContain("03:09");
        assertThat(answer("wang.fang", "/try “nobody can pay” at “SAT 03:00”")).contains("03:02");
        assertThat(answer("wang.fang", "/try \"nobody can pay\" at noon-ish")).contains("noon-ish", "什么也没有登记");
        assertThat(bot.get("/api/tickets?limit=500").body().path("items").size())
                .isEqualTo(before);
    }

    @Test
    void theBotTellsWhoOneIsAndWhereOneStands() {
        assertThat(answer("wang.fang", "/我是谁")).contains("web: wang.fang");
        assertThat(answer("xiao.qi", "/who")).contains("web: xiao.qi", "people");
        assertThat(answer("wang.fang", "/本群")).contains("{platform: web, address: \"shop\", for: [intake, alerts]}");
    }

    @Test
    void onesOwnAreWhatOneReportedHasInHandAndWasGiven() {
        String reported = report("付不了款");
        String handled = report("首页样式错位");
        bot.done("zhao.min", "接单 " + handled);
        String given = report("商品图片出不来");
        bot.done("zhao.min", "转派 " + given + " sun.li");
        assertThat(answer("wang.fang", "/我的")).contains("我的 ", reported, handled, given);
        assertThat(answer("zhao.min", "/mine")).contains("我的 ", handled).doesNotContain(reported, given);
        assertThat(answer("sun.li", "/我的")).contains(given).doesNotContain(reported, handled);
    }

    @Test
    void whyADeadlineIsWhenItIsIsToldStepByStep() {
        String key = report("首页样式错位");
        String why = answer("wang.fang", "/show " + key + " --why");
        assertThat(why).contains(key + " 的时限怎么来的", "P3", "响应", "2 小时", "1 个工作日", "按工作时间", "计 ");
        assertThat(answer("li.wei", "@dutydesk 查看 " + key + " --为什么")).isEqualTo(why);
        String urgent = bot.done("he.jing", "@dutydesk 付不了款");
        assertThat(answer("wang.fang", "/show " + urgent + " --why")).contains("响应", "5 分", "按全天");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/hold " + key + " waiting-vendor");
        assertThat(answer("wang.fang", "/show " + key + " --why")).contains("时钟从");
    }

    private static String report(String text) {
        return bot.done("wang.fang", "/report " + text);
    }

    private static String state(String key) {
        return bot.ticket(key).path("state").asString();
    }

    private static String answer(String by, String text) {
        return bot.say(by, text).body().path("reply").path("text").asString();
    }
}
