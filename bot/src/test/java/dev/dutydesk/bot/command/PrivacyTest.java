package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.OneBot;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people write of other people is read by those who need it, and by nobody else. */
class PrivacyTest extends OneBot {
    private static final String MESSAGES = "/api/rooms/shop/messages";
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
                        .map(step -> step.path("event").asString())
                        .filter(event -> !event.equals("remind")))
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

    @Test
    void theHandlerAloneMayReadWhatWasTypedAndThatIsRecorded() {
        String key = bot.done("wang.fang", "@dutydesk 首页横幅错位，客户 " + PHONE);
        bot.done("li.wei", "/ack " + key);
        for (String other : new String[] {"wang.fang", "zhao.min", "小明"}) {
            assertThat(bot.say(other, "/reveal " + key).body().toString()).doesNotContain(PHONE);
        }

        JsonNode shown = bot.say("li.wei", "查看原文 " + key).body().path("reply");
        assertThat(shown.path("text").asString()).contains(key + " 的原文，只给你看", "王芳", "首页横幅错位，客户 " + PHONE);
        JsonNode looked = bot.ticket(key).path("history").path(2);
        assertThat(looked.path("event").asString()).isEqualTo("reveal");
        assertThat(looked.path("by").asString()).isEqualTo("li.wei");
        assertThat(looked.path("detail")).as("who looked, not at what").isEmpty();
        assertThat(bot.ticket(key).path("history")).hasSize(3);
        assertThat(page(key)).contains("李伟查看了遮盖的原文", "data-button=\"reveal\"").doesNotContain(PHONE);
        assertThat(bot.get("/tickets/" + key + "?as=wang.fang", "Accept", "text/html")
                        .response()
                        .body())
                .doesNotContain("data-button=\"reveal\"");
        JsonNode tapped = bot.post(
                        "/api/rooms/shop/tickets/" + key + "/buttons/reveal", Map.of("user", "li.wei", "id", "tap-1"))
                .body();
        assertThat(tapped.path("reply").path("text").asString()).contains(PHONE);
    }

    @Test
    void whereNothingIsMaskedThereIsNothingToRead() {
        String key = bot.done("wang.fang", "@dutydesk 首页轮播图不动");
        bot.done("li.wei", "/ack " + key);
        assertThat(bot.say("li.wei", "/reveal " + key)
                        .body()
                        .path("reply")
                        .path("text")
                        .asString())
                .contains("没有遮盖的内容");
        assertThat(bot.ticket(key).path("history")).hasSize(2);
    }

    @Test
    void aLeadRedactsTheReportInTheTicketAndInTheChat() throws Exception {
        Map<String, Object> file = upload("screen.png", "of a customer");
        JsonNode said = bot.post(
                        MESSAGES,
                        Map.of(
                                "user",
                                "wang.fang",
                                "text",
                                "@dutydesk 购物车角标错位，客户 " + PHONE,
                                "files",
                                List.of(file.get("id"))))
                .body();
        String key = said.path("ticket").asString();
        bot.done("li.wei", "/ack " + key);
        String address = bot.ticket(key).path("files").path(0).path("address").asString();
        assertThat(bot.get(address).status()).isEqualTo(200);
        assertThat(bot.say("li.wei", "/redact " + key + " all").body().toString())
                .contains("负责人");

        bot.done("zhao.min", "隐去 " + key + " 全文");

        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.toString()).doesNotContain("购物车", "138****5678", "screen.png");
        assertThat(ticket.path("files")).isEmpty();
        assertThat(bot.get(address).status()).as("nobody else has the file").isEqualTo(404);
        assertThat(bot.say("li.wei", "/reveal " + key).body().toString()).doesNotContain(PHONE);
        JsonNode message = message(said.path("id").asString());
        assertThat(message.path("text").asString()).isEqualTo("…已由 赵敏 隐去");
        assertThat(message.path("files")).isEmpty();
        assertThat(ticket.path("history").findValuesAsString("event"))
                .filteredOn(event -> !event.equals("remind"))
                .containsExactly("report", "attach", "acknowledge", "redact");
        bot.card(key, card -> card.path("card").path("title").asString().contains("███"));
        assertThat(page(key)).contains("赵敏隐去了提报全文和附件").doesNotContain("购物车", "screen.png");
    }

    @Test
    void aFileThatAnotherTicketHasTooIsGoneFromTheRedactedOneAlone() throws Exception {
        Map<String, Object> file = upload("both.png", "the same picture");
        String one = reported("@dutydesk 活动页按钮错位", file);
        String other = reported("@dutydesk 品牌页图标偏色", file);
        String address = bot.ticket(one).path("files").path(0).path("address").asString();
        assertThat(bot.say("zhao.min", "/redact " + one + " --file none.png")
                        .body()
                        .path("reply")
                        .path("text")
                        .asString())
                .contains("none.png", "both.png");

        bot.done("zhao.min", "/redact " + one + " --file both.png");

        assertThat(bot.ticket(one).toString()).contains("活动页按钮错位").doesNotContain("both.png");
        assertThat(bot.ticket(other).path("files")).hasSize(1);
        assertThat(bot.get(address).status()).isEqualTo(200);
        bot.done("zhao.min", "/redact " + other + " --file both.png");
        assertThat(bot.get(address).status()).isEqualTo(404);
    }

    @Test
    void aNumberIsRedactedWhetherItIsTypedWholeOrMasked() {
        String key = bot.done("wang.fang", "@dutydesk 客户 " + PHONE + " 说字体太小");
        bot.done("zhao.min", "/redact " + key + " " + PHONE);
        assertThat(bot.ticket(key).path("description").asString()).isEqualTo("客户 ███ 说字体太小");
    }

    private static String reported(String text, Map<String, Object> file) {
        return bot.post(MESSAGES, Map.of("user", "wang.fang", "text", text, "files", List.of(file.get("id"))))
                .body()
                .path("ticket")
                .asString();
    }

    private static JsonNode message(String id) {
        return bot.get(MESSAGES + "?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> upload(String name, String content) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + bot.port() + "/api/rooms/shop/files?name=" + name);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("X-Dutydesk", "1")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(content))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return Map.of(
                    "id",
                    JsonMapper.shared().readTree(response.body()).path("id").asString());
        }
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
