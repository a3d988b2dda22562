package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.WORLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.CheckPlan.Confirm;
import dev.dutydesk.bot.patrol.CheckPlan.PatrolTicket;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.state.ticket.Grade;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static LiveBot bot;

    @BeforeAll
    static void start(@TempDir Path folder) {
        WORLD.reset();
        List<CheckPlan> checks = new ArrayList<>(List.of(
                probe("money-pulse", "pay", Duration.ofMinutes(5), Map.of(Level.CRIT, Grade.P1), "dev", null, List.of()),
                probe("disk", "app1", Duration.ofMinutes(1), Map.of(Level.WARN, Grade.P3, Level.CRIT, Grade.P2), "ops", null, List.of()),
                probe("gateway", "gate", Duration.ofMinutes(1), Map.of(Level.CRIT, Grade.P2), "ops", null, List.of())));
        for (int i = 1; i <= 50; i++) {
            checks.add(probe("page-" + i, "gate", Duration.ofMinutes(1), Map.of(Level.CRIT, Grade.P2), "ops", null, List.of("gateway")));
        }
        WORLD.patrol = new Patrol(
                ZONE,
                Map.of(
                        "pay", new PatrolTarget("pay", "pay"),
                        "app1", new PatrolTarget("app1", "app"),
                        "gate", new PatrolTarget("gate", "gate")),
                List.of(),
                checks,
                null,
                List.of(),
                Duration.ofSeconds(60));
        bot = LiveBot.start(List.of(ScriptedPatrol.class), folder);
    }

    @AfterAll
    static void stop() {
        bot.close();
        WORLD.reset();
    }

    private static CheckPlan probe(
            String id,
            String target,
            Duration every,
            Map<Level, Grade> grade,
            String group,
            @Nullable String module,
            List<String> depends) {
        return new CheckPlan(
                id, "http", List.of(target), every, null, Duration.ZERO, new Confirm(3, Duration.ofSeconds(30), 2),
                false, false, depends, new PatrolTicket(grade, group, module), null, null, null);
    }

    private static Instant now() {
        return bot.part(InstantSource.class).instant();
    }

    /** Lets time pass until it is so, but no longer than that. */
    private static void within(Duration atMost, BooleanSupplier so) {
        Instant end = now().plus(atMost);
        while (!so.getAsBoolean()) {
            assertThat(now()).as("it isn't so after " + atMost).isBefore(end);
            bot.moveTime("PT20S");
            try {
                await().atMost(Duration.ofMillis(300)).pollInterval(Duration.ofMillis(50)).until(so::getAsBoolean);
            } catch (org.awaitility.core.ConditionTimeoutException e) {
                continue;
            }
        }
    }

    /** The next time that it is that late. */
    private static void moveTo(LocalTime time) {
        LocalDateTime local = LocalDateTime.ofInstant(now(), ZONE);
        LocalDate day = local.toLocalTime().isBefore(time) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        bot.moveTime(Duration.between(now(), day.atTime(time).atZone(ZONE)).toString());
    }

    private static List<String> open() {
        return bot.get("/api/tickets?desk=shop&open=true").body().path("items").valueStream()
                .map(ticket -> ticket.path("key").asString() + " " + ticket.path("grade").asString() + " " + ticket.path("state").asString())
                .toList();
    }

    private static List<JsonNode> messages() {
        return bot.get("/api/rooms/shop/messages?limit=200").body().path("items").valueStream().toList();
    }

    private static List<String> titles() {
        return messages().stream().map(message -> message.path("card").path("title").asString()).toList();
    }

    @Test
    @Order(1)
    void nobodyCanPayAtNight() {
        moveTo(LocalTime.of(3, 0));
        WORLD.is("money-pulse", Level.CRIT, "10 分钟内 0 笔付款（上周同时 41 笔）");

        within(Duration.ofMinutes(10), () -> open().contains("SHOP-1 P1 DISPATCHED"));
        JsonNode card = bot.card("SHOP-1", c -> c.path("card").path("title").asString().startsWith("P1 money-pulse 10 分钟内 0 笔付款"));
        assertThat(card.path("card").path("text").asString()).contains("money-pulse 自动发现").contains("值班 @李伟").contains("自 ");
        assertThat(bot.ticket("SHOP-1").path("reporter").asString()).isEqualTo("zhao.min");

        WORLD.isWell("money-pulse");
        within(Duration.ofMinutes(10), () -> open().contains("SHOP-1 P1 RESOLVED"));
        int said = messages().size();
        bot.moveTime("PT20M");
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
        assertThat(messages()).as("nobody is woken: " + titles()).hasSizeLessThanOrEqualTo(said + 1);
        assertThat(titles()).noneMatch(title -> title.contains("请验收"));

        assertThat(bot.toldAlone("li.wei").toString()).contains("SHOP-1 03:").contains("已恢复，可以睡");
        // The next working day, whichever that is.
        within(Duration.ofDays(12), () -> {
            moveTo(LocalTime.of(9, 5));
            return isAsked("SHOP-1");
        });
        bot.done("李伟", "验收 SHOP-1 --stars 4");
    }

    private static boolean isAsked(String key) {
        try {
            await().atMost(Duration.ofSeconds(1)).until(() -> bot.ticket(key).path("history").toString().contains("acceptance"));
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return false;
        }
    }

    @Test
    @Order(2)
    void whatIsSmallClosesByItself() {
        WORLD.is("disk", Level.WARN, "磁盘 91 %（≤ 80 %）");
        within(Duration.ofMinutes(6), () -> open().contains("SHOP-2 P3 DISPATCHED"));
        WORLD.isWell("disk");
        within(Duration.ofMinutes(4), () -> open().isEmpty());
        assertThat(bot.ticket("SHOP-2").path("state").asString()).isEqualTo("ACCEPTED");
        bot.card("SHOP-2", c -> c.path("card").path("title").asString().endsWith("SHOP-2 已验收"));

        WORLD.is("disk", Level.CRIT, "磁盘 97 %（≤ 95 %）");
        within(Duration.ofMinutes(6), () -> !open().isEmpty());
        assertThat(open()).containsExactly("SHOP-2 P3 DISPATCHED");
        within(Duration.ofMinutes(4), () -> open().contains("SHOP-2 P2 DISPATCHED"));
        WORLD.isWell("disk");
        within(Duration.ofMinutes(4), () -> open().contains("SHOP-2 P2 RESOLVED"));
        bot.done("陈杰", "验收 SHOP-2 --stars 5");
    }

    @Test
    @Order(3)
    void fiftyChecksBehindOneDeadParentMakeOneMessage() {
        long roots = roots();
        WORLD.is("gateway", Level.CRIT, "连接被拒");
        for (int i = 1; i <= 50; i++) {
            WORLD.is("page-" + i, Level.CRIT, "连接被拒");
        }
        within(Duration.ofMinutes(8), () -> !open().isEmpty());
        within(Duration.ofMinutes(3), () -> bot.ticket(open().getFirst().split(" ")[0]).path("description").asString().contains("另有 50 项"));
        assertThat(open()).hasSize(1);
        assertThat(roots()).isEqualTo(roots + 1);

        WORLD.isWell("gateway");
        for (int i = 2; i <= 50; i++) {
            WORLD.isWell("page-" + i);
        }
        within(Duration.ofMinutes(8), () -> open().stream().anyMatch(line -> line.endsWith("DISPATCHED") && !line.startsWith("SHOP-3")));
        assertThat(open()).hasSize(2).anyMatch(line -> line.equals("SHOP-3 P2 RESOLVED"));
        assertThat(bot.ticket("SHOP-4").path("title").asString()).startsWith("page-1");
        WORLD.reset();
        within(Duration.ofMinutes(5), () -> open().contains("SHOP-4 P2 RESOLVED"));
    }

    /** How many messages stand in the room by themselves. */
    private static long roots() {
        return messages().stream().filter(message -> message.path("thread").isNull() && message.path("card").isObject()).count();
    }
}
