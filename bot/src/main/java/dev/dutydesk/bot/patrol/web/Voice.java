package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.templates.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the pages of a patrol speak: in the reader's language, in the words, the zone and the present of the desk. */
record Voice(Desk desk, Reader reader, Pages pages, Templates templates, Instant now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    /** The bot's word for a code: {@code level.CRIT}. */
    String word(String path) {
        return templates.word(reader.language(), path);
    }

    /** The page's words for a key. */
    String say(String key, Object... facts) {
        return pages.say(reader, "patrol/desk", key, facts);
    }

    /** One after the other, without what is empty. */
    String list(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(say("comma")));
    }

    /** Empty for null. */
    String at(@Nullable Instant instant) {
        return instant == null
                ? ""
                : templates.times(reader.language(), desk.zone(), now).at(instant);
    }

    /** {@code 2 h}; seconds too, of which clocks don't speak. */
    String length(Duration duration) {
        return duration.compareTo(Duration.ofMinutes(1)) < 0
                ? say("seconds", duration.toSeconds())
                : templates.times(reader.language(), desk.zone(), now).length(duration);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    LocalDate today() {
        return now.atZone(desk.zone()).toLocalDate();
    }

    /** So many days by day, today the last. */
    List<LocalDate> days(int many) {
        return today().minusDays(many - 1L).datesUntil(today().plusDays(1)).toList();
    }

    /** What a clock on the desk's wall shows then, as a chart takes it: as if the wall stood in UTC. */
    long onTheWall(Instant instant) {
        return instant.atZone(desk.zone())
                .toLocalDateTime()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** {@code 99.95 %}, never rounded up to a hundred. */
    static String share(double share) {
        double cut = Math.floor(share * 100_000) / 1_000;
        return (cut == Math.rint(cut) ? Long.toString((long) cut) : Double.toString(cut)) + " %";
    }
}
