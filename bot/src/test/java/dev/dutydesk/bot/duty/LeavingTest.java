package dev.dutydesk.bot.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.state.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        bot.moveTime("PT25H");
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
