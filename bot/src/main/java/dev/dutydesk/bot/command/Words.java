package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Regression;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words as acts want them; of an option's values the parser lets nothing else through. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|“([^“”]+)”|「([^「」]+)」");

    private Words() {}

    static @Nullable Regression regression(@Nullable String word) {
        return word == null ? null : Regression.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable Integer number(@Nullable String word) {
        return word == null ? null : Integer.valueOf(word);
    }

    static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    static String first(String text) {
        return text.strip().split("\\s", 2)[0];
    }

    /** What stands between the quotes where the whole text is quoted. */
    static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text.strip());
        if (!quoted.matches()) {
            return text;
        }
        return quoted.group().substring(1, quoted.group().length() - 1);
    }

    /** The next time that the clock on the wall shows that. @param time as {@code 10:30}; null for none */
    static @Nullable Instant nextTime(@Nullable String time, ZoneId zone, Instant now) {
        if (time == null) {
            return null;
        }
        LocalTime at = LocalTime.parse(time, TIME);
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant then = today.atTime(at).atZone(zone).toInstant();
        return then.isAfter(now)
                ? then
                : today.plusDays(1).atTime(at).atZone(zone).toInstant();
    }
}
