package dev.dutydesk.templates;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Instants and durations as people of the language say them, in the desk's zone. Safe for many threads. */
public final class Times {
    /** A card is rendered a moment after its clock began: five minutes are still five minutes then. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final Words words;
    private final ZoneId zone;
    private final Instant now;

    Times(Words words, ZoneId zone, Instant now) {
        this.words = words;
        this.zone = zone;
        this.now = now;
    }

    /** {@code 09:05}; with its day where that isn't today, with its year where that isn't this one. */
    public String at(Instant instant) {
        ZonedDateTime then = instant.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        long days = ChronoUnit.DAYS.between(today.toLocalDate(), then.toLocalDate());
        String clock = formatted("HH:mm", then);
        if (days == 0) {
            return clock;
        }
        if (days == 1 || days == -1) {
            return words.of(days == 1 ? "time.tomorrow" : "time.yesterday", clock);
        }
        String pattern = then.getYear() == today.getYear() ? "time.date" : "time.date-and-year";
        return formatted(words.of(pattern), then) + " " + clock;
    }

    private String formatted(String pattern, ZonedDateTime time) {
        return FORMATS.computeIfAbsent(
                        words.language() + " " + pattern,
                        key -> DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(words.language())))
                .format(time);
    }

    /** {@code 09:05 (5 min left)}, or by how much it is over. */
    public String left(Instant deadline) {
        Duration left = Duration.between(now, deadline);
        return left.isNegative()
                ? words.of("time.over", at(deadline), length(left.negated()))
                : words.of("time.left", at(deadline), length(left.plus(GRACE)));
    }

    /** The two largest units that aren't zero, rounded down: {@code 1 h 12 min}, {@code 2 d}. */
    public String length(Duration duration) {
        Duration positive = duration.isNegative() ? Duration.ZERO : duration;
        long days = positive.toDays();
        int hours = positive.toHoursPart();
        int minutes = positive.toMinutesPart();
        if (days > 0) {
            return pair("time.days", days, "time.hours", hours);
        }
        if (hours > 0) {
            return pair("time.hours", hours, "time.minutes", minutes);
        }
        return minutes > 0 ? words.of("time.minutes", minutes) : words.of("time.moment");
    }

    /** That something stays below it: {@code within 3 min}, {@code under 1 min}. */
    public String within(Duration duration) {
        return duration.toMinutes() < 1 ? length(duration) : words.of("time.within", length(duration));
    }

    private String pair(String unit, long number, String smaller, int rest) {
        return rest == 0 ? words.of(unit, number) : words.of(unit, number) + " " + words.of(smaller, rest);
    }
}
