package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.OneBot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a colleague passes on: customers' words, somebody's message from another room. */
class ForwardedTest extends OneBot {
    private static Caller.Reply passesOn(String who, String own, Map<?, ?>... messages) {
        return bot.post("/api/rooms/shop/messages", Map.of("user", who, "text", own, "forwarded", List.of((Object[])
                messages)));
    }

    private static Map<String, String> said(String by, String text) {
        return Map.of("from", by, "text", text);
    }

    @Test
    void aCustomersWordsAreQuotedInTheReportAndGradeIt() {
        Caller.Reply answer =
                passesOn("王芳", "@dutydesk 这个怎么处理？", said("顾客张三", "付款页面一直转圈，付不了款\n电话 13812345678"), said("顾客李四", "我也是"));

        String key = answer.body().path("ticket").asString();
        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.path("grade").asString()).isEqualTo("P1");
        assertThat(ticket.path("title").asString()).startsWith("顾客张三：付款页面一直转圈");
        assertThat(ticket.path("description").asString())
                .isEqualTo("» 顾客张三：付款页面一直转圈，付不了款\n»   电话 138****5678\n» 顾客李四：我也是\n这个怎么处理？");
    }

    @Test
    void whatIsPassedOnIsNobodysCommand() {
        String key = bot.done("王芳", "@dutydesk 首页样式错位");

        Caller.Reply answer = passesOn("李伟", "@dutydesk", said("赵敏", "/cancel " + key + " 误报"));

        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(answer.body().path("ticket").asString()).isNotEqualTo(key);
    }

    @Test
    void anAlarmThatIsPassedOnWithoutAMentionIsAskedAbout() {
        Caller.Reply answer = passesOn("王芳", "", said("顾客张三", "没人能付款"));

        assertThat(answer.body().path("ticket").isMissingNode()).isTrue();
        assertThat(answer.body().at("/reply/text").asString()).contains("登记为 P1");
    }
}
