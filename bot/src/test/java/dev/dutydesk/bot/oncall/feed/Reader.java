package dev.dutydesk.bot.oncall.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

/** A calendar app: reads what it is given, and shows it. */
public record Reader(Calendar calendar) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public record Entry(String id, Instant from, Instant until, String summary, String description) {}

    /** Reads it, and expects that each line is as long as it may be. */
    public static Reader of(String text) {
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75)
                        .doesNotContain('\n'));
        try {
            return new Reader(new CalendarBuilder().build(new StringReader(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserException e) {
            throw new AssertionError(text, e);
        }
    }

    public String property(String name) {
        return calendar.getProperty(name).orElseThrow().getValue();
    }

    public List<Entry> entries() {
        List<VEvent> events = calendar.getComponents("VEVENT");
        // The library, as the RFC, would have one in any; apps show one without as empty.
        assertThat(events.isEmpty() || calendar.validate().getEntries().isEmpty())
                .isTrue();
        return events.stream()
                .map(event -> new Entry(
                        value(event, "UID"),
                        UTC.parse(value(event, "DTSTART"), Instant::from),
                        UTC.parse(value(event, "DTEND"), Instant::from),
                        value(event, "SUMMARY"),
                        value(event, "DESCRIPTION")))
                .toList();
    }

    /** What stands in it at that instant. */
    public List<String> at(Instant when) {
        return entries().stream()
                .filter(entry -> !when.isBefore(entry.from()) && when.isBefore(entry.until()))
                .map(Entry::summary)
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }
}
