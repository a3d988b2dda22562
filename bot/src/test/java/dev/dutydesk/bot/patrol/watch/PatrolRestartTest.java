package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.WORLD;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.state.ticket.Grade;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that is started anew while something fails neither repeats nor forgets; nor does one whose check got another name. */
class PatrolRestartTest {
    @AfterEach
    void forget() {
        WORLD.reset();
    }

    private static void watches(String check, String was) {
        WORLD.patrol = ScriptedPatrol.patrol(
                List.of("pay"),
                List.of(),
                List.of(ScriptedPatrol.was(
                        probe(check, "pay", Duration.ofMinutes(1), Map.of(Level.CRIT, Grade.P1), "dev"), was)),
                null);
    }

    private static CheckState state(PatrolledShop shop, String check) {
        Watching watching = shop.bot().part(Watching.class);
        return watching.state(shop.bot().part(Desks.class).byId("shop").orElseThrow(), check + "@pay");
    }

    @Test
    void neitherRepeatsNorForgets(@TempDir Path folder) {
        WORLD.reset();
        watches("pulse", "");
        WORLD.is("pulse", Level.CRIT, "0 笔付款");
        try (PatrolledShop shop = PatrolledShop.open(folder)) {
            shop.within(
                    Duration.ofMinutes(3), () -> state(shop, "pulse").streak().bad(3, true) == 2);
            assertThat(shop.open()).isEmpty();
        }
        try (PatrolledShop shop = PatrolledShop.open(folder)) {
            shop.bot().moveTime("PT3M");
            shop.within(Duration.ofMinutes(2), () -> shop.open().contains("SHOP-1 P1 DISPATCHED"));
            shop.bot().card("SHOP-1", card -> true);
        }
        watches("money-pulse", "pulse");
        WORLD.is("money-pulse", Level.CRIT, "0 笔付款");
        try (PatrolledShop shop = PatrolledShop.open(folder)) {
            shop.bot().moveTime("PT6M");
            int looks = WORLD.looks("money-pulse");
            shop.within(Duration.ofMinutes(4), () -> WORLD.looks("money-pulse") > looks + 1);
            assertThat(shop.open()).containsExactly("SHOP-1 P1 DISPATCHED");
            assertThat(shop.messages())
                    .filteredOn(message -> message.path("ticket").asString("").equals("SHOP-1")
                            && message.path("thread").isNull())
                    .hasSize(1);
            WORLD.isWell("money-pulse");
            shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-1 P1 RESOLVED"));

            WORLD.is("money-pulse", Level.CRIT, "0 笔付款");
            shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-1 P1 DISPATCHED"));
            WORLD.isWell("money-pulse");
            shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-1 P1 RESOLVED"));
            shop.bot().done("李伟", "验收 SHOP-1 --stars 3");
            shop.bot().moveTime("PT1H");
            WORLD.is("money-pulse", Level.CRIT, "0 笔付款");
            shop.within(Duration.ofMinutes(4), () -> shop.open().contains("SHOP-2 P1 DISPATCHED"));
        }
    }
}
