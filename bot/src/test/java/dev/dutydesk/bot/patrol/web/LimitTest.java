package dev.dutydesk.bot.patrol.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
    private final CheckPlan check = new CheckPlan(
            "hosts",
            "host",
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
            List.of("cpu.used <= 0.80", "mem.used<=0.8 || swap.used <= 0.1"),
            List.of("cpu.used < 0.95", "rows[0].lag >= -1.5"),
            List.of("cpu.used <= 0.7"),
            null,
            new Work.Host());

    @Test
    void aPlainStatementSetsALimitAndNoOtherDoes() {
        assertThat(Limit.of(check, "cpu.used"))
                .containsExactly(
                        new Limit(Level.CRIT, 0.95, "< 0.95"),
                        new Limit(Level.WARN, 0.8, "<= 0.80"),
                        new Limit(Level.OK, 0.7, "<= 0.7"));
        assertThat(Limit.of(check, "rows[0].lag")).containsExactly(new Limit(Level.CRIT, -1.5, ">= -1.5"));
        assertThat(Limit.of(check, "mem.used")).isEmpty();
        assertThat(Limit.of(check, "used")).isEmpty();
    }
}
