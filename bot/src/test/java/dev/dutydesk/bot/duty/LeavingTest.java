package dev.dutydesk.bot.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.state.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People go, for a day or for good. 李伟 has the duty of the developers week by week, 陈杰 that of operations. */
class LeavingTest {
    private static final String WEEKLY = "shifts: {rotate: weekly, at: \"MON 10:00\", from: 2026-11-16, people: [%s]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private LiveBot bot;

    private final String desk = Examples.text()
            // What else is said at some time of the week would stand in one message with a hand-over.
            .replaceAll("(?m)^  (daily|weekly|monthly): .*\\R", "")
            .replaceFirst("(?m)^  - \\{group: dev, shifts:.*$", "  - {group: dev, " + WEEKLY.formatted("li.wei") + "}")
            .replaceFirst(
                    "(?m)^  - \\{group: ops, shifts:.*$", "  - {group: ops, " + WEEKLY.formatted("chen.jie") + "}");

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("desks"));
        write(desk);
        bot = LiveBot.start(folder);
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("desks").resolve("shop.yml"), text);
    }

    @Test
    void aCoverIsHandedOverToThoughTheRosterChangesDaysLater() {
        await().until(() ->
                !bot.part(Store.class).records().find("shop", "job:handover").isEmpty());
        bot.done("陈杰", "/oncall cover 明天 for 李伟");
        PlannedDesk.moveTo(bot, PlannedDesk.in(Duration.ofDays(1)).with(LocalTime.NOON));
        await().untilAsserted(() -> assertThat(titles()).anyMatch(title -> title.startsWith("开发方交接：陈杰 值班")));
    }

    @Test
    void whoHoldsTicketsOrTookOverDutyIsNotDroppedFromTheFile() throws IOException {
        String key = bot.done("王芳", "@dutydesk 服务器磁盘满");
        bot.done("陈杰", "接单 " + key);
        Caller.Reply covered = bot.say("陈杰", "/oncall cover 明天 for 李伟");
        write(desk.replaceFirst("(?m)^  - \\{id: chen.jie.*\\R", "")
                .replace(WEEKLY.formatted("chen.jie"), WEEKLY.formatted("zhao.min"))
                .replace("contact: chen.jie", "contact: zhao.min"));
        Desks desks = bot.part(Desks.class);
        desks.refresh();
        assertThat(desks.faults())
                .singleElement()
                .asString()
                .contains("chen.jie (陈杰) isn't in the file any more but still has " + key + ", the duty of dev from ")
                .contains("give them to someone else first");

        bot.tap(covered.body().path("id").asString(), button(covered.body().path("reply"), "撤销"), "陈杰", null);
        bot.done("赵敏", "转派 " + key + " 赵敏");
        desks.refresh();
        assertThat(desks.faults()).isEmpty();
        assertThat(desks.all().getFirst().person("chen.jie")).isEmpty();
    }

    @Test
    void whatOneHoldsWhoLeavesForGoodIsListedThenMoved() throws IOException {
        String handled = bot.done("王芳", "@dutydesk 付不了款");
        bot.done("李伟", "接单 " + handled);
        String held = bot.done("王芳", "@dutydesk 首页样式错位");
        bot.done("李伟", "接单 " + held);
        bot.done("李伟", "挂起 " + held + " waiting-vendor");
        String reported = bot.done("李伟", "@dutydesk 双十二换图");

        assertThat(bot.say("陈杰", "/离职 李伟 → 陈杰").body().toString()).contains("要由负责人或管理员来办");
        assertThat(bot.say("赵敏", "/离职 李伟 → 老王").body().toString()).contains("没有“老王”这个人");
        JsonNode listed = bot.say("赵敏", "@dutydesk 离职 李伟 陈杰").body();
        assertThat(listed.at("/reply/title").asString()).isEqualTo("李伟 离职，移交给 陈杰？");
        assertThat(listed.at("/reply/text").asString())
                .contains("手里的工单 2 件", handled, held, "接下来的班", "开发方")
                .contains("陈杰 验收：" + reported);
        assertThat(bot.ticket(handled).path("handler").asString()).isEqualTo("li.wei");

        String message = listed.path("id").asString();
        String move = button(listed.path("reply"), "移交");
        JsonNode moved = bot.tap(message, move, "赵敏", null).body();
        assertThat(moved.toString()).contains("已移交：李伟 → 陈杰", "工单 2 件转给 陈杰");
        for (String key : List.of(handled, held)) {
            assertThat(bot.ticket(key).path("assignee").asString()).as(key).isEqualTo("chen.jie");
        }
        assertThat(bot.say("王芳", "/oncall dev").body().toString()).contains("开发方：陈杰");
        await().untilAsserted(() -> assertThat(bot.toldAlone("chen.jie"))
                .anyMatch(said -> said.toString().contains("陈杰 接手 李伟 的全部工作")));
        bot.done("孙丽", "/resolve " + reported + " 换好了");
        await().untilAsserted(() -> assertThat(messages().map(JsonNode::toString))
                .anyMatch(said -> said.contains(reported + " 已解决，请验收") && said.contains("陈杰")));
        bot.done("陈杰", "/accept " + reported);
        assertThat(bot.ticket(reported).path("state").asString()).isEqualTo("ACCEPTED");

        assertThat(bot.tap(message, move, "赵敏", null).body().toString()).contains("工单 0 件");
        write(desk.replaceFirst("(?m)^  - \\{id: li.wei.*\\R", "")
                .replace(WEEKLY.formatted("li.wei"), WEEKLY.formatted("chen.jie")));
        Desks desks = bot.part(Desks.class);
        desks.refresh();
        assertThat(desks.faults()).isEmpty();
    }

    private Stream<JsonNode> messages() {
        return bot.get("/api/rooms/shop/messages?limit=100")
                .body()
                .path("items")
                .valueStream();
    }

    private List<String> titles() {
        return messages().map(message -> message.at("/card/title").asString()).toList();
    }

    private static String button(JsonNode card, String label) {
        return card.path("buttons")
                .valueStream()
                .filter(each -> each.path("label").asString().equals(label))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " in " + card));
    }
}
