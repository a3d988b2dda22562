package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.sla.Holidays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarWatchTest {
    private Instant now = Instant.parse("2026-11-14T02:00:00Z");

    @Test
    void fromMidNovemberOnTheNextYearIsAskedForUntilItIsThere(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), Examples.text());
        Holidays holidays = Holidays.beside(folder);
        InstantSource clock = () -> now;
        try (Desks desks = Desks.open(folder, 8080, name -> null)) {
            CalendarWatch watch = new CalendarWatch(desks, holidays, clock);
            watch.round();
            assertThat(watch.warnings()).isEmpty();
            now = Instant.parse("2026-11-15T02:00:00Z");
            watch.round();
            assertThat(watch.warnings())
                    .singleElement()
                    .asString()
                    .contains("shop: the holidays of 2027 in CN", "provisional", "dutydesk calendar import");
            Path year = Files.createDirectories(folder.resolve("calendars/CN")).resolve("2027.yml");
            Files.writeString(year, """
                    country: CN
                    year: 2027
                    notice: {title: 通知, number: 一号, date: 2026-11-05}
                    days:
                      2027-01-01: {name: 元旦, day: off}
                    """);
            watch.round();
            assertThat(watch.warnings()).hasSize(2).anyMatch(warning -> warning.contains("2027.yml:5"));
            Files.writeString(year, Files.readString(year).replace("day: off", "day: day-off"));
            watch.round();
            assertThat(watch.warnings()).isEmpty();
        }
    }
}
