package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.OneBot;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people write of other people is read by those who need it, and by nobody else. */
class PrivacyTest extends OneBot {
    private static final String PHONE = "13812345678";

    @Test
    void aReportShowsItsOrderAndMasksThePhone() {
        String typed = "@dutydesk 订单 2026112300017 微信支付 199 元没到账，客户 " + PHONE;
        String key = bot.done("wang.fang", typed);

        JsonNode card = bot.card(key, shown -> true);
        assertThat(card.path("text").asString())
                .contains("订单 2026112300017 · 金额 ¥199 · 微信支付", "138****5678")
                .doesNotContain(PHONE);
        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.toString()).contains("138****5678").doesNotContain(PHONE);
        assertThat(ticket.path("facts").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"kind\":\"order\",\"value\":\"2026112300017\"}",
                        "{\"kind\":\"amount\",\"value\":\"¥199\"}",
                        "{\"kind\":\"payment\",\"value\":\"微信支付\"}");
        assertThat(page(key)).contains("2026112300017", "138****5678").doesNotContain(PHONE);
        assertThat(bot.get("/api/rooms/shop/messages?limit=200").body().toString())
                .as("the message itself stays as it was typed")
                .contains(typed);
    }

    @Test
    void whateverIsSaidOfATicketIsMasked() {
        String key = bot.done("wang.fang", "@dutydesk 会员中心打不开");
        bot.done("li.wei", "/ack " + key);
        bot.done("li.wei", "/progress " + key + " 已联系 138-1234-5678");
        bot.done("li.wei", "/comment " + key + " 卡 6222 0212 3456 7890 128");
        bot.done("li.wei", "/diagnose " + key + " 身份证 11010519491231002X 校验失败");
        bot.done("li.wei", "/link " + key + " https://shop.cn/o/" + PHONE);
        bot.done("li.wei", "/resolve " + key + " 已回电 +86 " + PHONE + " --regression passed --version 1.4.2");
        bot.done("wang.fang", "/reject " + key + " " + PHONE + " 说还是不行");

        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.path("links").toString())
                .as("an address is what it is")
                .contains(PHONE);
        String history = ticket.path("history").toString();
        assertThat(history)
                .contains("138****5678", "6222 **** **** 0128", "110105********002X", "1.4.2")
                .doesNotContain("138-1234", "6222 0212", "19491231002X", "+86 138123");
        assertThat(ticket.path("finding").asString()).isEqualTo("身份证 110105********002X 校验失败");
        bot.card(key, card -> card.path("text").asString().contains("已接单"));
        assertThat(bot.messages(key).values().stream()
                        .filter(message -> message.path("user").asString().equals("dutydesk"))
                        .map(message -> message.path("text").asString())
                        .filter(text -> !text.contains("shop.cn")))
                .noneMatch(text -> text.contains(PHONE) || text.contains("6222 0212"));
    }

    @Test
    void anEditedMessageIsMaskedAgain() {
        JsonNode said = bot.say("he.jing", "@dutydesk 快递柜太吵，客户 " + PHONE).body();
        String key = said.path("ticket").asString();
        edit(said, "@dutydesk 快递柜吵得很，客户 13987654321");
        assertThat(bot.ticket(key).path("description").asString()).isEqualTo("快递柜吵得很，客户 139****4321");

        edit(said, "@dutydesk 快递柜吵得很，客户 13900004321");
        assertThat(bot.ticket(key)
                        .path("history")
                        .valueStream()
                        .map(step -> step.path("event").asString()))
                .as("only what is masked has changed: that is told too")
                .containsExactly("report", "edit", "comment");
        edit(said, "@dutydesk 快递柜吵得很，客户 13900004321");
        assertThat(bot.ticket(key).path("history")).hasSize(3);
    }

    @Test
    void aRepeatedReportIsFoundAlikeThoughItsNumbersAreMasked() {
        bot.done("wang.fang", "@dutydesk 商品页图片样式错位，客户 " + PHONE);
        JsonNode again = bot.say("he.jing", "@dutydesk 商品页图片样式错位，客户 " + PHONE).body();
        assertThat(again.path("reply").path("text").asString())
                .contains("138****5678")
                .doesNotContain(PHONE);
    }

    @Test
    void aTrialShowsWhatWouldBeShown() {
        assertThat(bot.say("wang.fang", "/try 付不了款 " + PHONE).body().toString())
                .contains("138****5678")
                .doesNotContain(PHONE);
    }

    private static void edit(JsonNode said, String text) {
        assertThat(bot.patch(
                                "/api/rooms/shop/messages/" + said.path("id").asString(),
                                Map.of("user", "he.jing", "text", text))
                        .status())
                .isEqualTo(200);
    }

    private static String page(String key) {
        return bot.get("/tickets/" + key, "Accept", "text/html").response().body();
    }
}
