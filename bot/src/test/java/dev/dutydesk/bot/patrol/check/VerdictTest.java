package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.CheckPlan.Confirm;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Work;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What statements say of a disk that is so full. */
class VerdictTest {
    private static CheckPlan disk(List<String> warn, List<String> crit, List<String> recover) {
        return new CheckPlan(
                "disk",
                "host",
                List.of(),
                null,
                null,
                Duration.ZERO,
                new Confirm(3, Duration.ofSeconds(30), 2),
                false,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                Duration.ofSeconds(10),
                warn,
                crit,
                recover,
                null,
                new Work.Host());
    }

    private static Verdict of(CheckPlan check, Map<String, Object> disk) {
        Seen seen = Seen.well(Map.of("disk", disk), List.of(), "disk well");
        return Verdict.of(check, CheckType.HOST, seen, List.of(), Locale.ENGLISH);
    }

    private static Verdict of(CheckPlan check, double used) {
        return of(check, Map.of("max_used", used));
    }

    @Test
    void theWorstStatementGivesTheLevelAndWhatItSpeaksOfIsSaid() {
        CheckPlan check = disk(List.of("disk.max_used <= 0.8"), List.of("disk.max_used <= 0.95"), List.of());

        assertThat(of(check, 0.5).level()).isEqualTo(Level.OK);
        assertThat(of(check, 0.5).message()).isEqualTo("disk well");
        assertThat(of(check, 0.9).level()).isEqualTo(Level.WARN);
        assertThat(of(check, 0.9).message()).contains("disk.max_used <= 0.8").contains("0.9");
        assertThat(of(check, 0.97).level()).isEqualTo(Level.CRIT);
    }

    @Test
    void whatIsMissingIsUnknownAndCriticalBeatsIt() {
        CheckPlan check = disk(List.of(), List.of("disk.max_used <= 0.95", "disk.max_at == '/'"), List.of());

        assertThat(of(check, 0.5).level()).isEqualTo(Level.UNKNOWN);
        assertThat(of(check, 0.97).level()).isEqualTo(Level.CRIT);
        CheckPlan mild = disk(List.of("disk.max_used <= 0.8"), List.of("disk.max_at == '/'"), List.of());
        assertThat(of(mild, 0.9).level()).as("UNKNOWN beats WARN").isEqualTo(Level.UNKNOWN);
    }

    @Test
    void whatOpensAtOneValueClosesAtAnother() {
        CheckPlan check = disk(
                List.of("disk.max_used <= 0.8"), List.of("disk.max_used <= 0.95"), List.of("disk.max_used <= 0.7"));

        assertThat(of(check, 0.75).level()).isEqualTo(Level.OK);
        assertThat(of(check.whileBad(), 0.97).level()).isEqualTo(Level.CRIT);
        assertThat(of(check.whileBad(), 0.75).level()).isEqualTo(Level.WARN);
        assertThat(of(check.whileBad(), 0.75).message()).contains("disk.max_used <= 0.7");
        assertThat(of(check.whileBad(), 0.7).level()).isEqualTo(Level.OK);
    }

    @Test
    void whereNothingWarnsItStaysCriticalUntilItIsWellAgain() {
        CheckPlan check = disk(List.of(), List.of("disk.max_used <= 0.95"), List.of("disk.max_used <= 0.7"));

        assertThat(of(check, 0.75).level()).isEqualTo(Level.OK);
        assertThat(of(check.whileBad(), 0.75).level()).isEqualTo(Level.CRIT);
        assertThat(of(check.whileBad(), 0.6).level()).isEqualTo(Level.OK);
    }
}
