package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.WORLD;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.state.ticket.Grade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
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

/** What a patrol's findings become, as the shop's room sees it; one shop for all, its time goes on from test to test. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PatrolTicketsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static PatrolledShop shop;
    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path folder) {
        WORLD.reset();
        List<CheckPlan> checks = new ArrayList<>(List.of(
                probe("money-pulse", "pay", Duration.ofMinutes(5), Map.of(Level.CRIT, Grade.P1), "dev"),
                probe("disk", "app1", MINUTE, Map.of(Level.WARN, Grade.P3, Level.CRIT, Grade.P2), "ops"),
                probe("gateway", "gate", MINUTE, Map.of(Level.CRIT, Grade.P2), "ops")));
        for (int i = 1; i <= 50; i++) {
            checks.add(probe("page-" + i, "gate", MINUTE, Map.of(Level.CRIT, Grade.P2), "ops", "gateway"));
        }
        WORLD.patrol = ScriptedPatrol.patrol(List.of("pay", "app1", "gate"), List.of(), checks, null);
        shop = PatrolledShop.open(folder);
        bot = shop.bot();
    }

    @AfterAll
    static void stop() {
        shop.close();
        WORLD.reset();
    }

    @Test
    @Order(1)
    void nobodyCanPayAtNight() {
        shop.moveTo(LocalTime.of(3, 0));
        WORLD.is("money-pulse", Level.CRIT, "10 分钟内 0 笔付款（上周同时 41 笔）");

        shop.within(Duration.ofMinutes(10), () -> shop.open().contains("SHOP-1 P1 DISPATCHED"));
        JsonNode card = bot.card(
                "SHOP-1", c -> c.path("card").path("title").asString().startsWith("P1 money-pulse 10 分钟内 0 笔付款"));
        assertThat(card.path("card").path("text").asString())
                .contains("money-pulse 自动发现")
                .contains("值班 @李伟")
                .contains("自 ");
        assertThat(bot.ticket("SHOP-1").path("reporter").asString()).isEqualTo("zhao.min");

        WORLD.isWell("money-pulse");
        shop.within(Duration.ofMinutes(10), () -> shop.open().contains("SHOP-1 P1 RESOLVED"));
        int said = shop.messages().size();
        bot.moveTime("PT20M");
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
        assertThat(shop.messages()).as("nobody is woken: " + shop.titles()).hasSizeLessThanOrEqualTo(said + 1);
        assertThat(shop.titles()).noneMatch(title -> title.contains("请验收"));

        assertThat(bot.toldAlone("li.wei").toString()).contains("SHOP-1 03:").contains("已恢复，可以睡");
        // The next working day, whichever that is.
        shop.within(Duration.ofDays(12), () -> {
            shop.moveTo(LocalTime.of(9, 5));
            return shop.isAsked("SHOP-1");
        });
        bot.done("李伟", "验收 SHOP-1 --stars 4");
    }

    @Test
    @Order(2)
    void whatIsSmallClosesByItself() {
        WORLD.is("disk", Level.WARN, "磁盘 91 %（≤ 80 %）");
        shop.within(Duration.ofMinutes(6), () -> shop.open().contains("SHOP-2 P3 DISPATCHED"));
        WORLD.isWell("disk");
        shop.within(Duration.ofMinutes(4), () -> shop.open().isEmpty());
        assertThat(bot.ticket("SHOP-2").path("state").asString()).isEqualTo("ACCEPTED");
        bot.card("SHOP-2", c -> c.path("card").path("title").asString().endsWith("SHOP-2 已验收"));

        WORLD.is("disk", Level.CRIT, "磁盘 97 %（≤ 95 %）");
        shop.within(Duration.ofMinutes(6), () -> !shop.open().isEmpty());
        assertThat(shop.open()).containsExactly("SHOP-2 P3 DISPATCHED");
        shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-2 P2 DISPATCHED"));
        WORLD.isWell("disk");
        shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-2 P2 RESOLVED"));
        bot.done("陈杰", "验收 SHOP-2 --stars 5");
    }

    @Test
    @Order(3)
    void fiftyChecksBehindOneDeadParentMakeOneMessage() {
        long roots = shop.roots();
        WORLD.is("gateway", Level.CRIT, "连接被拒");
        for (int i = 1; i <= 50; i++) {
            WORLD.is("page-" + i, Level.CRIT, "连接被拒");
        }
        shop.within(Duration.ofMinutes(8), () -> !shop.open().isEmpty());
        shop.within(
                Duration.ofMinutes(3),
                () -> bot.ticket(shop.open().getFirst().split(" ")[0])
                        .path("description")
                        .asString()
                        .contains("另有 50 项"));
        assertThat(shop.open()).hasSize(1);
        assertThat(shop.roots()).isEqualTo(roots + 1);

        WORLD.isWell("gateway");
        for (int i = 2; i <= 50; i++) {
            WORLD.isWell("page-" + i);
        }
        shop.within(
                Duration.ofMinutes(8),
                () -> shop.open().stream().anyMatch(line -> line.endsWith("DISPATCHED") && !line.startsWith("SHOP-3")));
        assertThat(shop.open()).hasSize(2).anyMatch(line -> line.equals("SHOP-3 P2 RESOLVED"));
        assertThat(bot.ticket("SHOP-4").path("title").asString()).startsWith("page-1");
        WORLD.reset();
        shop.within(Duration.ofMinutes(5), () -> shop.open().contains("SHOP-4 P2 RESOLVED"));
    }
}
