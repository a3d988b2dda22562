package dev.dutydesk.bot.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.recurring.PlannedDesk;
import dev.dutydesk.state.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** On the running bot: 李伟 has the duty of the developers every day, handed over to himself at ten; 陈杰 that of operations. */
class OnDutyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private LiveBot bot;

    @BeforeEach
    void start() throws IOException {
        String text = Examples.text()
                // What else is said at some time of the month would stand in one message with a hand-over.
                .replaceAll("(?m)^  (daily|weekly|monthly): .*\\R", "")
                .replaceFirst("(?s)\\nrecurring:.*?\\n\\n", "\n")
                .replaceFirst(
                        "(?m)^  - \\{group: dev, shifts:.*$",
                        "  - {group: dev, shifts: {rotate: daily, at: \"10:00\", from: 2026-11-16, people: [li.wei]}}")
                .replaceFirst(
                        "(?m)^  - \\{group: ops, shifts:.*$",
                        "  - {group: ops, shifts: {rotate: daily, at: \"10:00\", from: 2026-11-16, people: [chen.jie]}}");
        Files.writeString(Files.createDirectories(folder.resolve("desks")).resolve("shop.yml"), text);
        bot = LiveBot.start(folder);
        // What the bot hands over begins with its first look at the time, which must not come after time was moved.
        await().until(() ->
                !bot.part(Store.class).records().find("shop", "job:handover").isEmpty());
    }

    @AfterEach
    void stop() {
        bot.close();
    }

    @Test
    void whoCoversIsCalledInTheOthersPlaceUntilItIsTakenBack() {
        Caller.Reply covered = bot.say("陈杰", "@dutydesk 值班 代班 今天-后天 替 李伟");
        assertThat(reply(covered)).contains("陈杰 替 李伟 值班", "开发方");
        await().untilAsserted(() -> assertThat(told("li.wei")).contains("陈杰 替 李伟 值班"));
        assertThat(reply(bot.say("王芳", "/oncall dev"))).contains("开发方：陈杰 到", "后备 赵敏");

        String key = bot.done("王芳", "@dutydesk 付不了款");
        bot.card(key, card -> card.path("text").asString().contains("陈杰"));

        String undo = button(covered, "undo.");
        assertThat(bot.tap(message(covered), undo, "李伟", null).status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(told("chen.jie")).contains("撤销了：陈杰 替 李伟 值班"));
        assertThat(reply(bot.say("王芳", "值班"))).doesNotContain("开发方：陈杰");
    }

    @Test
    void aSwapIsAskedForAndAgreedToByButton() {
        assertThat(reply(bot.say("李伟", "/oncall swap tomorrow with chen.jie"))).contains("陈杰", "等答复");
        await().untilAsserted(() -> assertThat(told("chen.jie")).contains("李伟 想请 陈杰 换班"));
        JsonNode asked = bot.toldAlone("chen.jie").stream()
                .filter(message -> title(message).equals("李伟 想请 陈杰 换班"))
                .findFirst()
                .orElseThrow();
        String id = asked.path("id").asString();
        String agree = asked.at("/card/buttons/0/id").asString();

        assertThat(bot.tapAlone("chen.jie", id, agree, "赵敏").body().toString()).contains("不是你的私信");
        assertThat(bot.tapAlone("chen.jie", id, agree, "陈杰").body().toString()).contains("已换班");
        await().untilAsserted(() -> assertThat(told("li.wei")).contains("陈杰 同意和 李伟 换班"));
        assertThat(bot.tapAlone("chen.jie", id, agree, "陈杰").body().toString()).contains("已经不在了");
    }

    @Test
    void atAHandOverTheLeaverKeepsATicketOrGivesItAway() {
        String key = bot.done("王芳", "@dutydesk 付不了款");
        String other = bot.done("王芳", "@dutydesk 价格全标错了");
        bot.done("李伟", "接单 " + key);
        bot.done("李伟", "接单 " + other);
        bot.done("陈杰", "/oncall cover 明天-12-31 for 李伟");
        PlannedDesk.moveTo(bot, PlannedDesk.in(Duration.ofDays(1)).with(LocalTime.NOON));

        await().untilAsserted(() -> assertThat(titles()).anyMatch(title -> title.startsWith("开发方交接：陈杰 值班")));
        JsonNode said = messages().stream()
                .filter(message -> title(message).startsWith("开发方交接"))
                .findFirst()
                .orElseThrow();
        assertThat(said.at("/card/text").asString()).contains("接 李伟 的班", "李伟 手里还有 2 件", key, other);
        Map<String, String> buttons = said.at("/card/buttons")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("label").asString(),
                        each -> each.path("id").asString()));
        assertThat(buttons.keySet())
                .isEqualTo(Set.of("我带走 " + key, key + " 交给 陈杰", "我带走 " + other, other + " 交给 陈杰", "测试通知"));

        String id = said.path("id").asString();
        assertThat(bot.tap(id, labelled(buttons, "我带走 " + key), "陈杰", null)
                        .body()
                        .toString())
                .contains("不在你手里");
        assertThat(bot.tap(id, labelled(buttons, "我带走 " + key), "李伟", null)
                        .body()
                        .toString())
                .contains("由你继续处理");
        bot.tap(id, labelled(buttons, other + " 交给 陈杰"), "李伟", null);
        assertThat(bot.ticket(other).path("assignee").asString()).isEqualTo("chen.jie");
        bot.tap(id, labelled(buttons, "测试通知"), "陈杰", null);
        await().untilAsserted(() ->
                assertThat(told("chen.jie")).contains("陈杰 的测试通知").anyMatch(title -> title.startsWith("开发方交接：陈杰 值班")));
    }

    @Test
    void whatCannotBeSaysWhyAndWhatToType() {
        assertThat(reply(bot.say("王芳", "/值班 代班 明天 替 李伟"))).contains("王芳 不在任何处理组里", "班次没有变", "/值班 请假");
        assertThat(reply(bot.say("陈杰", "/值班 代班 昨儿 替 李伟"))).contains("看不懂时间“昨儿”");
        assertThat(reply(bot.say("陈杰", "/值班 市场部"))).contains("看不懂“市场部”");
    }

    private static String labelled(Map<String, String> buttons, String label) {
        return Objects.requireNonNull(buttons.get(label), label);
    }

    private List<JsonNode> messages() {
        return bot.get("/api/rooms/shop/messages?limit=100")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> titles() {
        return messages().stream().map(OnDutyTest::title).toList();
    }

    private List<String> told(String account) {
        return bot.toldAlone(account).stream().map(OnDutyTest::title).toList();
    }

    private static String title(JsonNode message) {
        return message.at("/card/title").asString();
    }

    private static String reply(Caller.Reply reply) {
        return reply.body().at("/reply/title").asString() + "\n"
                + reply.body().at("/reply/text").asString();
    }

    private static String message(Caller.Reply reply) {
        return reply.body().path("id").asString();
    }

    private static String button(Caller.Reply reply, String with) {
        return reply.body()
                .at("/reply/buttons")
                .valueStream()
                .map(each -> each.path("id").asString())
                .filter(each -> each.contains(with))
                .findFirst()
                .orElseThrow();
    }
}
