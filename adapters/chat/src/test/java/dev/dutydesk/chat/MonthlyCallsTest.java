package dev.dutydesk.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** The calls of a month: counted together, kept for what is worst, and begun anew. */
class MonthlyCallsTest {
    private Instant now = Instant.parse("2026-11-23T01:00:00Z");
    private final PaperMemory memory = new PaperMemory(() -> now);
    private final MonthlyCalls one = calls();
    private final MonthlyCalls other = calls();

    private MonthlyCalls calls() {
        return new MonthlyCalls(20, MonthlyCalls.CHINA, memory, () -> now);
    }

    private static void make(MonthlyCalls calls, int times) {
        for (int i = 0; i < times; i++) {
            calls.made();
        }
    }

    @Test
    void theLastTenthOfWhatAllProcessesMadeIsForTheWorst() {
        make(one, 9);
        make(other, 8);
        assertThat(one.month().isForTheWorst()).isFalse();
        one.made();

        assertThat(other.month())
                .returns(18L, LimitsMonths.Month::used)
                .returns(20L, LimitsMonths.Month::most)
                .returns(2L, LimitsMonths.Month::reserve)
                .returns(true, LimitsMonths.Month::isForTheWorst);
        assertThat(calls().month().used()).as("after a restart").isEqualTo(18);
    }

    @Test
    void aNewMonthBeginsByTheClockOfChina() {
        make(one, 20);
        now = Instant.parse("2026-11-30T15:59:59Z");
        assertThat(one.month())
                .returns(true, LimitsMonths.Month::isForTheWorst)
                .returns(Duration.ofSeconds(1), LimitsMonths.Month::left);
        now = now.plusSeconds(1);

        assertThat(one.month())
                .returns(YearMonth.of(2026, 12), LimitsMonths.Month::month)
                .returns(0L, LimitsMonths.Month::used)
                .returns(false, LimitsMonths.Month::isForTheWorst);
    }

    @Test
    void whatCanNotBeWrittenDownIsCountedLater() {
        make(one, 3);
        memory.goes(true);
        make(one, 2);
        assertThat(one.month().used()).isEqualTo(5);
        memory.goes(false);

        assertThat(other.month().used()).isEqualTo(3);
        one.made();
        assertThat(other.month().used()).isEqualTo(6);
    }

    @Test
    void whatThePlatformSaysCountsMoreForAnHourOrUntilItTakesOne() {
        MonthlyCalls unlimited = new MonthlyCalls(0, MonthlyCalls.CHINA, memory, () -> now);
        make(unlimited, 100);
        assertThat(unlimited.month().isForTheWorst()).isFalse();
        unlimited.refused();
        assertThat(unlimited.month().isForTheWorst()).isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(unlimited.month().isForTheWorst()).isFalse();
        unlimited.refused();
        unlimited.taken();
        assertThat(unlimited.month().isForTheWorst()).isFalse();
    }
}
