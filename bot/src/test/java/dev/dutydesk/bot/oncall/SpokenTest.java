package dev.dutydesk.bot.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Thursday 2026-11-26, half past nine in Shanghai. */
class SpokenTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = at("2026-11-26T09:30");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "今天, 2026-11-26T00:00, 2026-11-27T00:00",
        "tomorrow, 2026-11-27T00:00, 2026-11-28T00:00",
        "后天, 2026-11-28T00:00, 2026-11-29T00:00",
        "周六, 2026-11-28T00:00, 2026-11-29T00:00",
        "星期四, 2026-11-26T00:00, 2026-11-27T00:00",
        "下周四, 2026-12-03T00:00, 2026-12-04T00:00",
        "SAT, 2026-11-28T00:00, 2026-11-29T00:00",
        "saturday, 2026-11-28T00:00, 2026-11-29T00:00",
        "周末, 2026-11-28T00:00, 2026-11-30T00:00",
        "周六-周日, 2026-11-28T00:00, 2026-11-30T00:00",
        "周五至周一, 2026-11-27T00:00, 2026-12-01T00:00",
        "SAT..SUN, 2026-11-28T00:00, 2026-11-30T00:00",
        "11-28, 2026-11-28T00:00, 2026-11-29T00:00",
        "11月28日, 2026-11-28T00:00, 2026-11-29T00:00",
        "2026-11-28, 2026-11-28T00:00, 2026-11-29T00:00",
        "11-28..12-02, 2026-11-28T00:00, 2026-12-03T00:00",
        "12-30 到 01-02, 2026-12-30T00:00, 2027-01-03T00:00",
        "01-02, 2027-01-02T00:00, 2027-01-03T00:00",
        "11-20, 2026-11-20T00:00, 2026-11-21T00:00",
        "周六 18:00-22:00, 2026-11-28T18:00, 2026-11-28T22:00",
        "周六 １８：００－２２：００, 2026-11-28T18:00, 2026-11-28T22:00",
        "周六 22:00-02:00, 2026-11-28T22:00, 2026-11-29T02:00",
        "周六 18:00 - 周日 10:00, 2026-11-28T18:00, 2026-11-29T10:00",
        "今天 18:00-24:00, 2026-11-26T18:00, 2026-11-27T00:00",
        "周六 18:00, 2026-11-28T18:00, 2026-11-29T00:00",
    })
    void daysAndHoursAreReadAsPeopleMeanThem(String said, String from, String until) {
        assertThat(Spoken.read(said, SHANGHAI, NOW)).contains(new Time(at(from), at(until)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "改天", "周八", "02-30", "13-01", "周六 25:00-26:00", "周六-", "周六 李伟", "11-28..11-20-", "18:00"})
    void whatIsNoTimeIsNone(String said) {
        assertThat(Spoken.read(said, SHANGHAI, NOW)).isEmpty();
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsNone() {
        assertThat(Spoken.read("2026-11-28..2026-11-26", SHANGHAI, NOW)).isEmpty();
    }
}
