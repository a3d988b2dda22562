package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final Times chinese = times("zh-CN");
    private final Times english = times("en");

    private static Times times(String language) {
        return new Times(Shelf.builtIn(true).words(language), Samples.ZONE, Samples.at("09:48"));
    }

    @Test
    void aTimeIsInTheDesksZoneWithItsDayWhereThatIsNotToday() {
        assertThat(english.at(Samples.at("09:05"))).isEqualTo("09:05");
        assertThat(english.at(Instant.parse("2026-11-23T16:00:00Z"))).isEqualTo("tomorrow 00:00");
        assertThat(chinese.at(Instant.parse("2026-11-22T01:00:00Z"))).isEqualTo("昨天 09:00");
        assertThat(english.at(Instant.parse("2026-11-26T01:48:00Z"))).isEqualTo("26 Nov 09:48");
        assertThat(chinese.at(Instant.parse("2026-11-26T01:48:00Z"))).isEqualTo("11月26日 09:48");
        assertThat(english.at(Instant.parse("2027-01-02T01:48:00Z"))).isEqualTo("2 Jan 2027 09:48");
        assertThat(chinese.at(Instant.parse("2027-01-02T01:48:00Z"))).isEqualTo("2027年1月2日 09:48");
    }

    @Test
    void aDeadlineSaysHowFarItIs() {
        assertThat(chinese.left(Samples.at("11:00"))).isEqualTo("11:00（剩 1 小时 12 分）");
        assertThat(english.left(Samples.at("11:00"))).isEqualTo("11:00 (1 h 12 min left)");
        assertThat(english.left(Samples.at("09:36"))).isEqualTo("09:36 (12 min over)");
        assertThat(chinese.left(Samples.at("09:36"))).isEqualTo("09:36（超时 12 分）");
    }

    @Test
    void aLengthHasItsTwoLargestUnits() {
        assertThat(english.length(Duration.ofSeconds(20))).isEqualTo("under 1 min");
        assertThat(english.length(Duration.ofMinutes(60))).isEqualTo("1 h");
        assertThat(chinese.length(Duration.ofHours(50))).isEqualTo("2 天 2 小时");
        assertThat(english.length(Duration.ofMinutes(-3))).isEqualTo("under 1 min");
    }

    @Test
    void aBoundUnderAMinuteIsSaidOnce() {
        assertThat(english.within(Duration.ofMinutes(3))).isEqualTo("within 3 min");
        assertThat(english.within(Duration.ofSeconds(20))).isEqualTo("under 1 min");
        assertThat(chinese.within(Duration.ofMinutes(3))).isEqualTo("3 分以内");
        assertThat(chinese.within(Duration.ofSeconds(20))).isEqualTo("1 分以内");
    }
}
