package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.Level.CRIT;
import static dev.dutydesk.bot.patrol.Level.OK;
import static dev.dutydesk.bot.patrol.Level.UNKNOWN;
import static dev.dutydesk.bot.patrol.Level.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.DeskRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is kept of a check that is measured each minute. */
class HistoryDayTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private HistoryDay day = new HistoryDay(DAY, new TreeMap<>());

    private void measured(int minute, Level level, Map<String, Double> figures) {
        Sample sample = new Sample(
                "cpu",
                "app1",
                NOON.plusSeconds(60L * minute),
                Duration.ofMillis(minute),
                level,
                Map.of(),
                "",
                List.of());
        day = day.and(sample, figures);
    }

    @Test
    void theWorstOfHalfAnHourSpeaksForItAndTheLatestOfSeveralAlike() {
        measured(0, OK, Map.of("cpu.used", 0.3));
        measured(7, WARN, Map.of("cpu.used", 0.85));
        measured(8, WARN, Map.of("cpu.used", 0.9));
        measured(9, OK, Map.of("cpu.used", 0.2));
        measured(30, OK, Map.of("cpu.used", 0.4));

        assertThat(day.points())
                .containsExactly(
                        new Point(NOON, new Results(2, 2, 0, 0), Duration.ofMillis(8), Map.of("cpu.used", 0.9)),
                        new Point(
                                NOON.plusSeconds(1800),
                                new Results(1, 0, 0, 0),
                                Duration.ofMillis(30),
                                Map.of("cpu.used", 0.4)));
    }

    @Test
    void whatCouldNotBeMeasuredTakesNoFigureAway() {
        measured(0, OK, Map.of("cpu.used", 0.3));
        measured(1, UNKNOWN, Map.of());
        measured(2, CRIT, Map.of("cpu.used", 0.99));
        assertThat(day.points().findFirst().orElseThrow().figures()).isEqualTo(Map.of("cpu.used", 0.99));
        assertThat(day.points().findFirst().orElseThrow().results().worst()).isEqualTo(CRIT);

        measured(40, UNKNOWN, Map.of());
        measured(41, OK, Map.of("cpu.used", 0.5));
        assertThat(day.points().skip(1).findFirst().orElseThrow().figures()).isEqualTo(Map.of("cpu.used", 0.5));
    }

    @Test
    void aRecordOfAnotherDayIsWrittenOver() {
        measured(0, OK, Map.of("cpu.used", 0.3));
        DeskRecord kept = day.over(DeskRecord.none("history:cpu:1"));

        assertThat(HistoryDay.read(kept, DAY)).isEqualTo(day);
        assertThat(HistoryDay.read(kept, DAY.plusDays(35)).points()).isEmpty();
    }
}
