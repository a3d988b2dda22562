package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.Availability.Probes;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What probes see around Double 11, which begins at eight in the evening and promises more than the days before it. */
class PromotedProbesTest extends TwoReplicas {
    private static final LocalDate EVE = LocalDate.parse("2026-11-10");
    private static final Instant EIGHT = Instant.parse("2026-11-10T12:00:00Z");

    @Test
    void isCountedOfThePromotionToo() {
        patrol = ScriptedPatrol.patrol(
                List.of("app1"),
                List.of(),
                List.of(probe("shop-up", "app1", Duration.ofMinutes(1), Map.of(Level.CRIT, Grade.P1), "dev")),
                null);
        Replica bot = replica();
        List<Sample> evening = IntStream.range(-10, 10)
                .mapToObj(minute -> new Sample(
                        "shop-up",
                        "app1",
                        EIGHT.plus(Duration.ofMinutes(minute)),
                        Duration.ZERO,
                        minute == -3 || minute > 7 ? Level.CRIT : Level.OK,
                        Map.of(),
                        "",
                        List.of()))
                .toList();
        assertThat(bot.watching().remember(shop, evening)).isTrue();

        assertThat(bot.availability().probes(shop, "shop-up", "app1", EVE, EVE))
                .containsExactly(Map.entry(EVE, new Probes(17, 3, 0, 0)));
        assertThat(bot.availability().promoted(shop, "shop-up", "app1", EVE, EVE))
                .containsExactly(Map.entry(EVE, new Probes(8, 2, 0, 0)));
    }
}
