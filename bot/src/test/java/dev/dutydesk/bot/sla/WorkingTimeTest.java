package dev.dutydesk.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final String HOURS = "hours: {MON-FRI: [\"09:00-18:00\"]}";

    /** The table of docs/working-time.md. */
    private static final List<List<String>> EXAMPLES = List.of(
            List.of("always", "2h", "2026-11-27T17:30", "day and night"),
            List.of("working", "2h", "2026-11-27T17:30", "30 minutes on Friday, the rest from Monday's opening"),
            List.of("working", "2h", "2026-11-28T11:00", "a Saturday: counted from Monday's opening"),
            List.of("working", "2h", "2026-11-27T16:00", "at the closing, not at the opening after it"),
            List.of("working", "1wd", "2026-11-27T17:30", "the same time of the next working day"),
            List.of("working", "1wd", "2026-11-27T18:00", "after hours: counted from the next opening"),
            List.of("working", "1wd", "2026-09-30T10:00", "over the National Day holiday"),
            List.of("working", "1wd", "2026-10-09T10:00", "Saturday 10 October is worked, with Monday's hours"),
            List.of("working", "1wd", "2026-12-30T10:00", "31 December is the desk's own day off"),
            List.of("working", "same-day", "2026-11-27T16:00", "at the cut-off, which still counts"),
            List.of("working", "same-day", "2026-11-27T16:01", "after the cut-off"),
            List.of("working", "same-day", "2026-11-27T07:00", "before the opening: that day"),
            List.of("working", "same-day", "2026-11-28T10:00", "a day off: the next working day"),
            List.of("extended", "2h", "2026-11-27T23:00", "open 08:00–24:00 every day"),
            List.of("extended", "1wd", "2026-11-27T23:00", "working days are the desk's here too"));

    private final Desk shop = Examples.shop();

    @Test
    void theExamplesOfTheDocsHold() throws IOException {
        StringBuilder table = new StringBuilder("| clock | target | counted from | due | |\n|---|---|---|---|---|\n");
        for (List<String> each : EXAMPLES) {
            Instant due = end(shop, each.get(0), each.get(1), each.get(2));
            String from = SAID.format(LocalDateTime.parse(each.get(2)));
            String by = SAID.format(due.atZone(shop.zone()));
            table.append("| %s | `%s` | %s | %s | %s |\n".formatted(each.get(0), each.get(1), from, by, each.get(3)));
        }
        String doc = Files.readString(Repository.root().resolve("docs/working-time.md"));
        Repository.holds("docs/working-time.md", Repository.filled(doc, "working time", table.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "working, 1wd, 2026-11-27T17:30, 2026-11-30T17:30",
        "working, 1wd, 2026-11-27T18:00, 2026-12-01T09:00",
        "working, 2h, 2026-11-27T17:30, 2026-11-30T10:30",
        "working, 2h, 2026-11-27T16:00, 2026-11-27T18:00",
        "working, same-day, 2026-11-27T16:00, 2026-11-27T18:00",
        "working, same-day, 2026-11-27T16:01, 2026-11-30T18:00",
        "working, same-day, 2026-11-27T18:30, 2026-11-30T18:00",
        "always, 1wd, 2026-11-27T20:00, 2026-11-30T20:00",
        "extended, 2h, 2026-11-27T23:00, 2026-11-28T09:00"
    })
    void aSpanEndsOnItsClock(String clock, String span, String from, String due) {
        assertThat(end(shop, clock, span, from)).isEqualTo(at(shop.zone(), due));
    }

    @Test
    void aDayMayHaveSeveralStretches() {
        Desk lunch = shop("hours: {MON-THU: [\"09:00-12:00\", \"13:00-18:00\"], FRI: [\"09:00-15:00\"]}");
        assertThat(end(lunch, "working", "2h", "2026-11-26T11:30")).isEqualTo(at(lunch.zone(), "2026-11-26T14:30"));
        // Friday closes before that time of day; in Monday's break the next opening is meant.
        assertThat(end(lunch, "working", "1wd", "2026-11-26T17:00")).isEqualTo(at(lunch.zone(), "2026-11-27T15:00"));
        assertThat(end(lunch, "working", "1wd", "2026-11-27T12:30")).isEqualTo(at(lunch.zone(), "2026-11-30T13:00"));
        TargetClock clock = WorkingTime.of(lunch, Holidays.shipped()).working();
        assertThat(clock.runs(at(lunch.zone(), "2026-11-26T11:00"), at(lunch.zone(), "2026-11-27T10:00")))
                .extracting(Stretch::length)
                .containsExactly(Duration.ofHours(1), Duration.ofHours(5), Duration.ofHours(1));
    }

    @Test
    void anHourThatIsLeftOutIsNotWorkedAndOneThatComesTwiceIsTwice() {
        Desk berlin = Examples.shop(Examples.text()
                .replace("zone: Asia/Shanghai", "zone: Europe/Berlin")
                .replace("country: CN", "country: none")
                .replace(HOURS, "hours: {MON-SUN: [\"01:00-05:00\"]}"));
        TargetClock clock = WorkingTime.of(berlin, Holidays.shipped()).working();
        assertThat(clock.between(at(berlin.zone(), "2026-03-29T00:00"), at(berlin.zone(), "2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(clock.between(at(berlin.zone(), "2026-10-25T00:00"), at(berlin.zone(), "2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(end(berlin, "always", "24h", "2026-03-28T12:00")).isEqualTo(at(berlin.zone(), "2026-03-29T13:00"));
        assertThat(end(berlin, "working", "1wd", "2026-03-28T02:30")).isEqualTo(at(berlin.zone(), "2026-03-29T03:00"));
    }

    private static Desk shop(String hours) {
        return Examples.shop(Examples.text().replace(HOURS, hours));
    }

    private static Instant end(Desk desk, String clock, String span, String from) {
        Desk extended = Examples.shop(Examples.text()
                .replace(
                        "resolve: 4h,  clock: always",
                        "resolve: 4h,  clock: extended, extended-hours: [\"08:00-24:00\"]"));
        Target target = clock.equals("extended")
                ? extended.target(Grade.P2)
                : desk.target(clock.equals("always") ? Grade.P1 : Grade.P3);
        return WorkingTime.of(desk, Holidays.shipped())
                .clock(target)
                .end(Span.parse(span).orElseThrow(), at(desk.zone(), from));
    }

    private static Instant at(ZoneId zone, String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
