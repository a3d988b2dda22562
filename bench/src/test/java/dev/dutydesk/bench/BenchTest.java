package dev.dutydesk.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every benchmark that needs no packaged bot still runs; what it measures is another matter. */
class BenchTest {
    @Test
    void measuresAndPrintsTables() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Bench.run(
                List.of(new LifecycleBench(), new MessageBench(), new SizeBench(), new TimersBench()),
                Sizes.SMOKE,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
        String said = printed.toString(StandardCharsets.UTF_8);
        assertThat(said)
                .containsPattern("\\| built anew for each event \\| [\\d,.]+ \\|")
                .containsPattern("\\| 50 at a time, 50 connections \\| [\\d,.]+ \\|")
                .containsPattern("\\| memory of an archived ticket \\| [\\d,.]+ B \\| [\\d,.]+ B \\|")
                .containsPattern("\\| fired a second, all due at once \\| [\\d,.]+ \\|")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void percentilesAreThoseOfTheCallsThatWereMade() {
        Measured measured = Measured.of(2_000_000_000L, new long[] {40, 10, 30, 20});
        assertThat(measured.perSecond()).isEqualTo(2.0);
        assertThat(measured.percentile(50)).isEqualTo(20);
        assertThat(measured.percentile(99)).isEqualTo(40);
        assertThat(Measured.median(List.of(3.0, 1.0, 2.0, 4.0))).isEqualTo(2.5);
    }
}
