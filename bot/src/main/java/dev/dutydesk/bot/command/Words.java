package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words as acts want them; of an option's values the parser lets nothing else through. */
final class Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|“([^“”]+)”|「([^「」]+)」");
    private static final Pattern NUMBER = Pattern.compile("[#＃]?([1-9]\\d{0,11})");

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
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime then =
                here.toLocalDate().atTime(LocalTime.parse(time, TIME)).atZone(zone);
        return (then.isAfter(here)
                        ? then
                        : here.toLocalDate()
                                .plusDays(1)
                                .atTime(LocalTime.parse(time, TIME))
                                .atZone(zone))
                .toInstant();
    }

    /** A key written alone: {@code SHOP-9}, {@code #9}, {@code 9}. */
    static Optional<TicketKey> key(String prefix, String word) {
        Matcher number = NUMBER.matcher(word);
        return number.matches() ? TicketKey.parse(prefix + "-" + number.group(1)) : TicketKey.parse(word);
    }
}
