package dev.dutydesk.bot.patrol.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Map<String, Double> of(String statement, Map<String, Object> values) {
        CheckPlan check = new CheckPlan(
                "db",
                "sql",
                List.of(),
                null,
                null,
                Duration.ZERO,
                new CheckPlan.Confirm(3, Duration.ofSeconds(30), 2),
                false,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                Duration.ofSeconds(10),
                List.of(),
                List.of(statement),
                List.of(),
                null,
                new Work.Sql("select 1", 1, List.of()));
        return Figures.of(
                check, new Sample("db", "orders", Instant.EPOCH, Duration.ZERO, Level.OK, values, "", List.of()));
    }

    @Test
    void areThoseThatAStatementSpeaksOf() {
        assertThat(of("query_ms <= 500", Map.of("query_ms", 12.34567, "ms", 3.0, "connect_ms", 2.0)))
                .isEqualTo(Map.of("query_ms", 12.35));
        assertThat(of("rows[0].conns <= 80.0", Map.of("rows[0].conns", 41.0, "count", 1.0)))
                .isEqualTo(Map.of("rows[0].conns", 41.0));
        assertThat(of("cpu.used <= 0.8", Map.of("cpu.used", 0.5, "cpu", 4.0, "used", 1.0)))
                .isEqualTo(Map.of("cpu.used", 0.5));
    }

    @Test
    void withoutAnyItIsHowLongItTook() {
        assertThat(of("up", Map.of("up", true, "ms", 40.0))).isEqualTo(Map.of("ms", 40.0));
        assertThat(of("up", Map.of("up", true, "ms", Double.NaN))).isEmpty();
        assertThat(of("up", Map.of("up", true))).isEmpty();
    }
}
