package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.WORLD;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.manual;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.ofRound;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Grade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A day of the shop's rounds, in its room: every two hours the servers, in the morning what a person signs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PatrolRoundsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static PatrolledShop shop;
    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path folder) {
        WORLD.reset();
        WORLD.patrol = ScriptedPatrol.patrol(
                List.of("app1", "app2", "pay", "canary"),
                List.of(
                        new Round("servers", Duration.ofHours(2), null, List.of("cpu", "mem"), Round.Post.ALWAYS),
                        new Round("morning", null, "0 0 8 * * *", List.of("logins"), Round.Post.ON_CHANGE)),
                List.of(
                        ofRound("cpu", "app1", Map.of(Level.WARN, Grade.P3), null),
                        ofRound("mem", "app2", Map.of(), null),
                        ofRound("pay-page", "pay", Map.of(Level.CRIT, Grade.P2), "payment"),
                        manual("logins", "后台有没有异常登录地址？"),
                        probe("seen", "canary", Duration.ofHours(6), Map.of(), "ops")),
                "seen");
        shop = PatrolledShop.open(folder);
        bot = shop.bot();
    }

    @AfterAll
    static void stop() {
        shop.close();
        WORLD.reset();
    }

    /** The day's messages, oldest first. */
    private static List<String> said() {
        return shop.titles().stream()
                .filter(title -> title.startsWith("今日巡检") || title.startsWith("巡检有"))
                .toList();
    }

    private static JsonNode reply(String user, String text) {
        return bot.say(user, text).body().path("reply");
    }

    @Test
    @Order(1)
    void anItemIsSignedByAButton() {
        // Whenever this is run, a night lies before it.
        shop.moveTo(LocalTime.of(3, 0));
        shop.moveTo(LocalTime.of(8, 0, 1));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.titles()).anyMatch(title -> title.startsWith("请签核 logins，12:00")));
        JsonNode ask = shop.messages().stream()
                .filter(m -> m.path("card").path("title").asString().startsWith("请签核"))
                .toList()
                .getLast();
        JsonNode answer = bot.tap(ask.path("id").asString(), "patrol:text=sign.logins.ok", "chen.jie", null)
                .body();
        assertThat(answer.toString()).contains("logins 已签核：正常");
    }

    @Test
    @Order(2)
    void aDaysRoundsAreOneMessageThatIsEdited() {
        // Nobody was there in the night.
        await().atMost(SOON).until(() -> shop.tickets() == 1);
        assertThat(bot.ticket("SHOP-1").path("title").asString()).startsWith("没有跑的轮次：servers 漏 ");
        shop.within(Duration.ofMinutes(2), () -> shop.open().isEmpty());
        shop.moveTo(LocalTime.of(9, 59));
        shop.moveTo(LocalTime.of(10, 0, 4));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said()).last().asString().endsWith("10:00 2 项正常"));
        int before = said().size();
        shop.moveTo(LocalTime.of(12, 0, 4));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(said()).last().asString().endsWith("10:00 2 项正常 · 12:00 2 项正常"));
        assertThat(said()).hasSize(before);
    }

    @Test
    @Order(3)
    void whatNoTicketTellsOfIsANewMessage() {
        WORLD.is("mem", Level.UNKNOWN, "连接超时，未能测量");
        shop.moveTo(LocalTime.of(14, 0, 0));
        shop.within(Duration.ofMinutes(4), () -> said().getLast().endsWith("12:00 2 项正常 · 14:00 1 项未知"));
        JsonNode message = shop.messages().stream()
                .filter(m -> m.path("card").path("title").asString().startsWith("今日巡检"))
                .toList()
                .getLast();
        assertThat(message.path("card").path("text").asString()).contains("? mem 连接超时，未能测量");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.texts()).anyMatch(text -> text.startsWith("巡检有新情况")));
        assertThat(shop.open()).isEmpty();
        WORLD.isWell("mem");
    }

    @Test
    @Order(4)
    void thePatrolIsShown() {
        JsonNode reply = reply("陈杰", "/巡检");
        assertThat(reply.path("title").asString()).isEqualTo("巡检 5 项：没有异常，1 项未知");
        assertThat(reply.path("text").asString())
                .contains("? mem 连接超时，未能测量 · ")
                .contains("cpu 正常 · ")
                .contains("下次 16:00");
    }

    @Test
    @Order(5)
    void aCheckIsRunWhenSomebodyAsks() {
        int looks = WORLD.looks("cpu");
        assertThat(reply("陈杰", "/巡检 查 cpu").path("title").asString()).isEqualTo("cpu 这就去查，结果发在本群");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.titles()).contains("cpu 查过了：正常"));
        assertThat(WORLD.looks("cpu")).isEqualTo(looks + 1);
        assertThat(reply("陈杰", "/巡检 查 gpu").path("text").asString()).startsWith("没有叫“gpu”的检查项");
        assertThat(reply("王芳", "/巡检 查 cpu").path("text").asString()).startsWith("这要由处理组的人来做");
    }

    @Test
    @Order(6)
    void whatIsSilencedIsMeasuredAndOpensOnlyAfterwards() {
        WORLD.is("cpu", Level.WARN, "CPU 92 %（≤ 80 %）");
        assertThat(reply("陈杰", "/巡检 静默 cpu 3h").path("text").asString()).startsWith("静默要写理由");
        assertThat(reply("陈杰", "/patrol silence cpu 3h \"换盘\"").path("title").asString())
                .startsWith("cpu 静默到 ");
        shop.moveTo(LocalTime.of(16, 0, 0));
        shop.within(Duration.ofMinutes(4), () -> said().getLast().contains("16:00 1/2 异常"));
        assertThat(shop.open()).isEmpty();
        shop.moveTo(LocalTime.of(17, 10));
        shop.within(Duration.ofMinutes(4), () -> !shop.open().isEmpty());
        assertThat(shop.open()).containsExactly("SHOP-2 P3 DISPATCHED");
        WORLD.isWell("cpu");
        shop.moveTo(LocalTime.of(18, 0, 0));
        shop.within(Duration.ofMinutes(4), () -> shop.open().isEmpty());
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.texts()).anyMatch(text -> text.contains("报告已恢复")));
    }

    @Test
    @Order(7)
    void inTheQuietHoursNothingNewIsPosted() {
        pass(LocalTime.of(20, 0), LocalTime.of(22, 0));
        shop.moveTo(LocalTime.of(23, 30));
        int before = shop.messages().size();
        shop.moveTo(LocalTime.of(0, 0, 0));
        shop.within(Duration.ofMinutes(4), () -> today().ran() == 1);
        shop.moveTo(LocalTime.of(2, 0, 0));
        shop.within(Duration.ofMinutes(4), () -> today().ran() == 2);
        assertThat(shop.messages()).hasSize(before);
    }

    /** Lets the servers' rounds of these times run to their end. */
    private static void pass(LocalTime... times) {
        for (LocalTime time : times) {
            shop.moveTo(time);
            shop.within(Duration.ofMinutes(4), () -> {
                RoundState servers =
                        RoundState.read(bot.part(Store.class).records().find("shop", RoundState.name("servers")));
                return !servers.isOn()
                        && servers.due() != null
                        && LocalTime.ofInstant(servers.due(), PatrolledShop.ZONE)
                                .equals(time);
            });
        }
    }

    /** How the servers' rounds of today went. */
    private static Availability.Rounds today() {
        LocalDate day = LocalDate.ofInstant(shop.now(), PatrolledShop.ZONE);
        Desk desk = bot.part(Desks.class).byId("shop").orElseThrow();
        return bot.part(Availability.class)
                .rounds(desk, "servers", day, day)
                .getOrDefault(day, new Availability.Rounds(0, 0, 0));
    }

    @Test
    @Order(8)
    void whatNobodySignsIsATicket() {
        pass(LocalTime.of(4, 0), LocalTime.of(6, 0));
        shop.moveTo(LocalTime.of(8, 0, 1));
        await().atMost(SOON)
                .until(() -> shop.titles().stream()
                                .filter(title -> title.startsWith("请签核"))
                                .count()
                        == 2);
        pass(LocalTime.of(10, 0));
        shop.moveTo(LocalTime.of(12, 0, 1));
        shop.within(Duration.ofMinutes(3), () -> !shop.open().isEmpty());
        assertThat(bot.ticket(shop.open().getFirst().split(" ")[0])
                        .path("title")
                        .asString())
                .startsWith("logins 到 12:00 没有人签核");
        String list = bot.upload("shop", "名单.txt", "10.0.0.1");
        bot.post(
                "/api/rooms/shop/messages",
                Map.of("user", "chen.jie", "text", "/巡检 签核 logins 正常 看过名单", "files", List.of(list)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(bot.get("/patrol/shop/logins?lang=zh-CN", "Accept", "text/html")
                                .response()
                                .body())
                        .contains("陈杰 于 ", "签核：正常", "看过名单")
                        .containsPattern("href=\"/api/files/[^\"]+\"[^>]*><bdi>名单.txt"));
        await().atMost(SOON).until(() -> shop.open().isEmpty());
    }

    @Test
    @Order(9)
    void aPersonsTicketOnTheSameModuleIsJoined() {
        int tickets = shop.tickets();
        bot.done("王芳", "/报修 支付页有时打不开");
        assertThat(shop.open()).hasSize(1);
        String key = shop.open().getFirst().split(" ")[0];
        assertThat(bot.ticket(key).path("module").asString()).isEqualTo("payment");
        WORLD.is("pay-page", Level.CRIT, "支付页 502");
        bot.done("李伟", "/巡检 查 pay-page");
        shop.within(
                Duration.ofMinutes(4),
                () -> bot.ticket(key).path("history").toString().contains("巡检也发现：pay-page 支付页 502"));
        assertThat(shop.tickets()).isEqualTo(tickets + 1);
        WORLD.isWell("pay-page");
        bot.done("李伟", "/巡检 查 pay-page");
        shop.within(
                Duration.ofMinutes(4),
                () -> bot.ticket(key).path("history").toString().contains("巡检看到已恢复"));
        assertThat(shop.open()).as("it is the person's").hasSize(1);
        bot.done("王芳", "/取消 " + key + " 撤回");
    }

    @Test
    @Order(10)
    void aPatrolThatIsBlindKnowsNothing() {
        int tickets = shop.tickets();
        WORLD.is("seen", Level.CRIT, "外网不通");
        WORLD.is("cpu", Level.CRIT, "连接被拒");
        WORLD.is("mem", Level.CRIT, "连接被拒");
        bot.done("陈杰", "/巡检 查 cpu");
        bot.done("陈杰", "/巡检 查 mem");
        shop.within(Duration.ofMinutes(5), () -> shop.open().size() == 1);
        assertThat(bot.ticket(shop.open().getFirst().split(" ")[0])
                        .path("title")
                        .asString())
                .isEqualTo("巡检看不见：外网不通");
        shop.within(
                Duration.ofMinutes(5),
                () -> reply("陈杰", "/巡检").path("text").asString().contains("? cpu 巡检自身看不见"));
        assertThat(shop.tickets()).isEqualTo(tickets + 1);
        WORLD.reset();
        shop.within(Duration.ofMinutes(5), () -> shop.open().getFirst().endsWith("RESOLVED"));
    }
}
