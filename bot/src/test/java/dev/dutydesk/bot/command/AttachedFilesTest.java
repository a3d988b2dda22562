package dev.dutydesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller.Reply;
import dev.dutydesk.bot.LiveBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files that are said with a report or in a ticket's thread, through the running bot. */
class AttachedFilesTest {
    private static final String MESSAGES = "/api/rooms/shop/messages";

    private static Path folder;
    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path given) {
        folder = given;
        bot = LiveBot.start(given);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    private static String upload(String name, String content) {
        return bot.upload("shop", name, content);
    }

    private static String newest() {
        return bot.get("/api/tickets?limit=1")
                .body()
                .path("items")
                .path(0)
                .path("key")
                .asString();
    }

    private static List<String> names(JsonNode ticket) {
        return ticket.path("files")
                .valueStream()
                .map(file -> file.path("name").asString())
                .toList();
    }

    @Test
    void aFileOfTheReportAndOneOfTheThreadStandOnTheTicketOnce() {
        String first = upload("first.log", "503");
        Map<String, Object> report =
                Map.of("id", "r-1", "user", "wang.fang", "text", "@dutydesk 付不了款", "files", List.of(first));
        Reply reported = bot.post(MESSAGES, report);
        assertThat(bot.post(MESSAGES, report).body().path("id"))
                .isEqualTo(reported.body().path("id"));
        String key = reported.body().path("ticket").asString();

        Map<String, Object> more = Map.of(
                "user",
                "he.jing",
                "text",
                "",
                "thread",
                reported.body().path("id").asString(),
                "files",
                List.of(upload("second.log", "504"), upload("third.log", "505")));
        assertThat(bot.post(MESSAGES, more).status()).isEqualTo(201);

        JsonNode ticket = bot.ticket(key);
        assertThat(names(ticket)).containsExactly("first.log", "second.log", "third.log");
        assertThat(ticket.path("files").path(0).path("address").asString()).startsWith("/api/files/");
        assertThat(ticket.path("files").path(1).path("by").asString()).isEqualTo("he.jing");
        assertThat(ticket.path("history")
                        .valueStream()
                        .map(step -> step.path("event").asString())
                        .filter(event -> !event.equals("remind")))
                .containsExactly("report", "attach", "attach", "attach");
        assertThat(Files.isDirectory(folder.resolve("data/files"))).isTrue();
    }

    @Test
    void aPictureShownToTheOthersBelongsToWhatItsWriterTellsTheBotNext() {
        bot.post(MESSAGES, Map.of("user", "小梅", "text", "", "files", List.of(upload("wheel.png", "6"))));
        bot.done("小强", "@dutydesk 扶梯又停了");
        String key = bot.done("小梅", "@dutydesk 转盘卡住了");
        assertThat(names(bot.ticket(key))).containsExactly("wheel.png");

        bot.post(MESSAGES, Map.of("user", "小梅", "text", "", "files", List.of(upload("later.png", "7"))));
        bot.moveTime("PT4M");
        String next = bot.done("小梅", "@dutydesk 门铃不响");
        assertThat(names(bot.ticket(next))).isEmpty();
        bot.moveTime("PT0S");
    }

    @Test
    void whatComesWithAResolveThatAsksForItsCauseStandsOnTheTicket() {
        String key = bot.done("wang.fang", "/report 优惠页的样式错位");
        bot.post(
                MESSAGES,
                Map.of(
                        "user",
                        "li.wei",
                        "text",
                        "/resolve " + key + " 已改 --regression passed",
                        "files",
                        List.of(upload("after.png", "5"))));
        assertThat(bot.ticket(key).at("/files/0/name").asString()).isEqualTo("after.png");
    }

    @Test
    void aFileSaidElsewhereStandsOnNoTicket() {
        String key = bot.done("wang.fang", "@dutydesk 首页样式错位");
        Map<String, Object> asked =
                Map.of("user", "li.wei", "text", "/show " + key, "files", List.of(upload("x.log", "x")));
        assertThat(bot.post(MESSAGES, asked).status()).isEqualTo(201);
        assertThat(names(bot.ticket(key))).isEmpty();
    }

    @Test
    void aPictureAndTheTextAfterItAreOneReport() {
        Map<String, Object> picture =
                Map.of("id", "p-1", "user", "小明", "text", "@dutydesk", "files", List.of(upload("screen.png", "503")));
        JsonNode first = bot.post(MESSAGES, picture).body();
        String key = first.path("ticket").asString();
        assertThat(bot.ticket(key).path("title").asString()).isEqualTo("[图片] screen.png");
        assertThat(first.path("reply").path("text").asString()).startsWith("图片已登记。3 分钟内");
        assertThat(bot.post(MESSAGES, picture).body()).isEqualTo(first);

        assertThat(bot.done("小明", "@dutydesk 没人能付款")).isEqualTo(key);
        JsonNode ticket = bot.ticket(key);
        assertThat(ticket.path("title").asString()).isEqualTo("没人能付款");
        assertThat(ticket.path("grade").asString()).isEqualTo("P1");
        assertThat(ticket.path("group").asString()).isEqualTo("dev");
        assertThat(names(ticket)).containsExactly("screen.png");
    }

    @Test
    void aPictureSoonAfterItsReportJoinsALaterOneIsAskedAbout() {
        String key = bot.done("小红", "@dutydesk 会员中心积分没到账");
        bot.post(MESSAGES, Map.of("user", "小红", "text", "@dutydesk", "files", List.of(upload("soon.png", "1"))));
        assertThat(names(bot.ticket(key))).containsExactly("soon.png");

        bot.moveTime("PT4M");
        JsonNode late = bot.post(
                        MESSAGES, Map.of("user", "小红", "text", "@dutydesk", "files", List.of(upload("late.png", "2"))))
                .body();
        assertThat(late.path("reply").path("text").asString()).startsWith("附到 " + key + "？");
        String message = late.path("id").asString();
        for (int i = 0; i < 2; i++) {
            assertThat(bot.tap(message, SameFaultTest.button(late, "附到 " + key), "小红", null)
                            .status())
                    .isEqualTo(200);
        }
        assertThat(names(bot.ticket(key))).containsExactly("soon.png", "late.png");
    }

    @Test
    void aPictureWithAQuestionComesIntoTheTicketThatATapMakesOfIt() {
        JsonNode said = bot.post(
                        MESSAGES,
                        Map.of("user", "小兰", "text", "@dutydesk 扶梯停了吗？", "files", List.of(upload("stairs.png", "3"))))
                .body();
        assertThat(said.has("ticket")).isFalse();
        String message = said.path("id").asString();
        assertThat(bot.tap(message, SameFaultTest.button(said, "这是新问题"), "小兰", null)
                        .status())
                .isEqualTo(200);
        JsonNode ticket = bot.ticket(newest());
        assertThat(ticket.path("description").asString()).isEqualTo("扶梯停了吗？");
        assertThat(names(ticket)).containsExactly("stairs.png");
    }

    @Test
    void whatAsksRightAfterAPictureSaysWhatItShowsAndThanksDoNot() {
        String key = bot.post(
                        MESSAGES, Map.of("user", "小芳", "text", "@dutydesk", "files", List.of(upload("lift.png", "4"))))
                .body()
                .path("ticket")
                .asString();
        assertThat(bot.say("小芳", "@dutydesk 谢谢").body().has("ticket")).isFalse();
        assertThat(bot.done("小芳", "@dutydesk 扶梯停了是吗？")).isEqualTo(key);
        assertThat(bot.ticket(key).path("description").asString()).isEqualTo("扶梯停了是吗？");
    }

    @Test
    void theCommandsOfARoomAreThoseOfItsHelp() {
        JsonNode items = bot.get("/api/rooms/shop/commands").body().path("items");
        assertThat(items.size()).isEqualTo(Command.values().length);
        JsonNode ack = items.valueStream()
                .filter(each -> each.path("usage").asString().equals("/接单 工单号"))
                .findFirst()
                .orElseThrow();
        assertThat(ack.path("names").path(0).asString()).isEqualTo("接单");
        assertThat(ack.path("help").asString()).isEqualTo("接单，成为处理人");
        assertThat(ack.path("key").asBoolean()).isTrue();
    }
}
