package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.OneBot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports that are changed or taken away in the chat. */
class RevisionsTest extends OneBot {
    private static final String MESSAGES = "/api/rooms/shop/messages/";

    @Test
    void aReportIsGradedAgainUpwardsUntilSomebodyTakesIt() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 首页样式错位").body();
        String key = said.path("ticket").asString();
        assertThat(edit(said, "wang.fang", "@dutydesk 其实是没人能付款").path("ticket").asString())
                .isEqualTo(key);
        JsonNode raised = bot.ticket(key);
        assertThat(raised.path("description").asString()).isEqualTo("其实是没人能付款");
        assertThat(raised.path("grade").asString()).isEqualTo("P1");
        assertThat(raised.path("module").asString()).isEqualTo("payment");

        edit(said, "wang.fang", "@dutydesk 样式错位而已");
        assertThat(bot.ticket(key).path("grade").asString()).isEqualTo("P1");
        assertThat(bot.ticket(key).path("module").asString()).isEqualTo("payment");

        bot.done("li.wei", "/ack " + key);
        edit(said, "wang.fang", "@dutydesk 订单 123 也付不了");
        assertThat(bot.ticket(key).path("description").asString()).isEqualTo("样式错位而已");
        assertThat(events(key)).containsExactly("report", "edit", "regrade", "edit", "acknowledge", "comment");
        told(key, "王芳改了提报的内容");
    }

    @Test
    void whatNobodyCouldPlaceGoesWhereTheNewWordsBelong() {
        JsonNode said = bot.say("he.jing", "@dutydesk 那个又不行了").body();
        String key = said.path("ticket").asString();
        edit(said, "he.jing", "@dutydesk 首页的 banner 要换图");
        JsonNode placed = bot.ticket(key);
        assertThat(placed.path("triage").asBoolean()).isFalse();
        assertThat(placed.path("group").asString()).isEqualTo("biz");
        assertThat(placed.path("grade").asString()).isEqualTo("P3");
    }

    @Test
    void theTicketOfADeletedReportStaysAndSaysSo() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 服务器磁盘满了").body();
        String key = said.path("ticket").asString();
        String path = MESSAGES + said.path("id").asString() + "?user=wang.fang&id=d-1";
        assertThat(bot.delete(path).status()).isEqualTo(200);
        assertThat(bot.delete(path).status()).isEqualTo(200);
        assertThat(bot.ticket(key).path("state").asString()).isEqualTo("DISPATCHED");
        assertThat(events(key)).containsExactly("report", "comment");
        told(key, "王芳删除了提报的消息，工单仍在");
        JsonNode gone = bot.get("/api/rooms/shop/messages?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").equals(said.path("id")))
                .findFirst()
                .orElseThrow();
        assertThat(gone.path("text").asString()).isEmpty();
        assertThat(gone.path("deletedAt").isNull()).isFalse();
    }

    @Test
    void aRepeatedChangeIsOne() {
        JsonNode said = bot.say("he.jing", "@dutydesk 快递柜吵").body();
        Map<String, String> change = Map.of("user", "he.jing", "text", "@dutydesk 快递柜吵得很", "id", "e-1");
        String path = MESSAGES + said.path("id").asString();
        assertThat(bot.patch(path, change).body())
                .isEqualTo(bot.patch(path, change).body());
        assertThat(events(said.path("ticket").asString())).containsOnlyOnce("edit");
    }

    @Test
    void nobodyChangesAnothersWords() {
        JsonNode said = bot.say("wang.fang", "@dutydesk 搜索很卡").body();
        String path = MESSAGES + said.path("id").asString();
        assertThat(bot.patch(path, Map.of("user", "he.jing", "text", "没事")).status())
                .isEqualTo(403);
        assertThat(bot.delete(path + "?user=he.jing").status()).isEqualTo(403);
        assertThat(bot.ticket(said.path("ticket").asString())
                        .path("description")
                        .asString())
                .isEqualTo("搜索很卡");
    }

    private static JsonNode edit(JsonNode said, String user, String text) {
        var reply = bot.patch(MESSAGES + said.path("id").asString(), Map.of("user", user, "text", text));
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> events(String key) {
        return bot.ticket(key)
                .path("history")
                .valueStream()
                .map(event -> event.path("event").asString())
                .filter(event -> !event.equals("remind"))
                .toList();
    }

    private static void told(String key, String step) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bot.messages(key).values())
                        .anySatisfy(
                                each -> assertThat(each.path("text").asString()).contains(step)));
    }
}
