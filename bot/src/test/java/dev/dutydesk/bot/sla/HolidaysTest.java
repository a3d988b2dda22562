package dev.dutydesk.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.bot.desk.Calendar.Day;
import dev.dutydesk.bot.desk.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
    /** The shop's, without a day of its own. */
    private final WorkingTime china = WorkingTime.of(
            Examples.shop(Examples.text().replace("2026-12-31: day-off", "2023-12-31: day-off")), Holidays.shipped());

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void aYearHasItsWorkingDays(int year, long workingDays) {
        assertThat(days(year).filter(china::isWorkingDay)).hasSize((int) workingDays);
    }

    @Test
    void weekendDaysAreWorkedForLongHolidays() {
        assertThat(days(2026).filter(day -> CalendarYear.isWeekend(day) && china.isWorkingDay(day)))
                .extracting(LocalDate::toString)
                .containsExactly("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    }

    @Test
    void aMissingYearHasPlainWeekendsAndIsProvisional() {
        assertThat(china.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(china.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
        Instant december = Instant.parse("2026-12-31T01:00:00Z");
        assertThat(china.isProvisional(december, Instant.parse("2026-12-31T15:59:59Z")))
                .isFalse();
        assertThat(china.isProvisional(december, Instant.parse("2026-12-31T16:00:00Z")))
                .isTrue();
    }

    @Test
    void nextYearIsMissedFromMidNovemberOn() {
        assertThat(china.missingYears(Instant.parse("2026-11-14T15:59:59Z"))).isEmpty();
        assertThat(china.missingYears(Instant.parse("2026-11-14T16:00:00Z"))).containsExactly(2027);
        assertThat(china.missingYears(Instant.parse("2027-03-01T00:00:00Z"))).containsExactly(2027);
        assertThat(china.missingYears(Instant.parse("2027-12-01T00:00:00Z"))).containsExactly(2027, 2028);
    }

    @Test
    void anotherCountryHasPlainWeekendsAndMissesNothing() {
        WorkingTime germany = WorkingTime.of(
                Examples.shop(Examples.text().replace("country: CN", "country: DE")), Holidays.shipped());
        assertThat(germany.isWorkingDay(LocalDate.of(2026, 10, 1))).isTrue();
        assertThat(germany.isWorkingDay(LocalDate.of(2026, 10, 10))).isFalse();
        assertThat(germany.missingYears(Instant.parse("2027-12-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void theDesksOwnDaysLieOverTheCountrys() {
        WorkingTime shop = WorkingTime.of(
                Examples.shop(
                        Examples.text().replace("2026-12-31: day-off", "2026-10-02: working\n    2026-10-10: day-off")),
                Holidays.shipped());
        assertThat(shop.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(shop.isWorkingDay(LocalDate.of(2026, 10, 2))).isTrue();
        assertThat(shop.isWorkingDay(LocalDate.of(2026, 10, 10))).isFalse();
    }

    @Test
    void aFileSaysWhatIsWrongInIt() {
        String file = """
                country: CN
                year: 2027
                notice: {title: 通知, number: 一号, date: 2026-11-05}
                days:
                  2026-01-01: {name: 元旦, day: day-off}
                  2027-01-04: {name: 元旦调休, day: working}
                """;
        assertThatThrownBy(() -> CalendarYear.parse("2027.yml", file))
                .hasMessageContaining("2027.yml:")
                .hasMessageContaining("2026-01-01 isn't in 2027")
                .hasMessageContaining("2027-01-04 is no weekend day");
    }

    @Test
    void aYearBesideTheDeskFilesCountsOverTheJarsAndIsTakenUpAtOnce(@TempDir Path desks) throws IOException {
        Holidays holidays = Holidays.beside(desks);
        WorkingTime shop = WorkingTime.of(Examples.shop(), holidays);
        CalendarYear.Notice notice = new CalendarYear.Notice("通知", "一号", LocalDate.of(2026, 11, 5));
        write(desks, new CalendarYear("CN", 2027, notice, Map.of(LocalDate.of(2027, 1, 1), off("元旦"))));
        write(desks, new CalendarYear("CN", 2026, notice, Map.of(LocalDate.of(2026, 1, 5), off("a \"day\""))));
        write(desks, new CalendarYear("DE", 2026, notice, Map.of(LocalDate.of(2026, 10, 3), off("Tag"))));
        assertThat(shop.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
        holidays.refresh();
        assertThat(shop.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(shop.isWorkingDay(LocalDate.of(2026, 1, 5))).isFalse();
        assertThat(shop.isWorkingDay(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(holidays.isMissing("DE", 2027)).isTrue();
        assertThat(holidays.faults()).isEmpty();
        Path file = desks.resolve("calendars/CN/2027.yml");
        Files.writeString(file, "country: CN");
        holidays.refresh();
        assertThat(holidays.faults()).singleElement().asString().contains("2027.yml");
        assertThat(holidays.isMissing("CN", 2027)).isTrue();
    }

    private static CalendarYear.Named off(String name) {
        return new CalendarYear.Named(name, Day.DAY_OFF);
    }

    private static void write(Path desks, CalendarYear year) throws IOException {
        Path file = CalendarFolder.file(CalendarFolder.beside(desks), year);
        Files.createDirectories(file.getParent());
        Files.writeString(file, year.text());
    }

    @Test
    void everyShippedYearNamesItsNotice() {
        for (int year : List.of(2024, 2025, 2026)) {
            assertThat(Holidays.shipped().year("CN", year))
                    .extracting(file -> file.notice().number())
                    .asString()
                    .contains("〔" + (year - 1) + "〕");
        }
    }

    private static Stream<LocalDate> days(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }
}
