package dev.dutydesk.bot.oncall;

import static java.time.temporal.TemporalAdjusters.nextOrSame;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and hours as people say them: {@code 周六}, {@code 明天}, {@code SAT}, {@code 11-28}, {@code 周六-周日},
 * {@code 11-28..12-02}, {@code 周六 18:00-22:00}. A day of the week is the next one, today included; a day is meant from
 * midnight to midnight.
 */
public final class Spoken {
    private static final String CHINESE_DAYS = "一二三四五六日";
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?<next>下(?:个)?)?(?:周|星期|礼拜)(?<day>[一二三四五六日天末])" + "|(?<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*");
    private static final Pattern RELATIVE = Pattern.compile("(今天|今日|today)|(明天|明日|tomorrow)|(后天)");
    private static final Pattern DATE =
            Pattern.compile("(?:(?<year>\\d{4})[-/.年])?(?<month>\\d{1,2})(?:[-/]|月)(?<day>\\d{1,2})(?:日|号)?(?![\\d:])");
    private static final Pattern CLOCK = Pattern.compile("(?<hour>\\d{1,2}):(?<minute>\\d{2})");
    private static final Pattern TO = Pattern.compile("(?:-|~|–|—|\\.{2,}|至|到|to\\b|until\\b)");
    private static final Map<String, DayOfWeek> ENGLISH = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);
    /** A date without a year that is longer gone than that is next year's. */
    private static final int NEXT_YEAR_AFTER = 180;

    private final ZoneId zone;
    private final LocalDate today;
    private String left;

    private Spoken(String text, ZoneId zone, Instant now) {
        this.zone = zone;
        this.today = now.atZone(zone).toLocalDate();
        this.left = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** A day, or two where the words hold both. */
    private record Days(LocalDate first, LocalDate last) {}

    /** Empty where it can't be told what is meant, or nothing is. It may be over. */
    public static Optional<Time> read(String text, ZoneId zone, Instant now) {
        try {
            return Optional.ofNullable(new Spoken(text, zone, now).time());
        } catch (DateTimeException e) {
            // The 31st of a month that has none, 25 o'clock.
            return Optional.empty();
        }
    }

    private @Nullable Time time() {
        Days first = days(today);
        if (first == null) {
            return null;
        }
        LocalDateTime from = first.first().atStartOfDay();
        LocalDateTime until = first.last().plusDays(1).atStartOfDay();
        LocalDateTime begin = clock(first.first());
        if (begin != null) {
            from = begin;
        }
        if (take(TO) != null) {
            Days last = days(first.first());
            LocalDate day = last == null ? first.first() : last.last();
            LocalDateTime end = clock(day);
            if (end == null && last == null) {
                return null;
            }
            until = end == null ? day.plusDays(1).atStartOfDay() : end;
            if (last == null && !until.isAfter(from)) {
                // 18:00-02:00
                until = until.plusDays(1);
            }
        }
        return left.isEmpty() && from.isBefore(until)
                ? new Time(from.atZone(zone).toInstant(), until.atZone(zone).toInstant())
                : null;
    }

    /** @param since a day of the week is the next one from then on */
    private @Nullable Days days(LocalDate since) {
        MatchResult relative = take(RELATIVE);
        if (relative != null) {
            int plus = relative.group(1) != null ? 0 : relative.group(2) != null ? 1 : 2;
            return one(today.plusDays(plus));
        }
        MatchResult weekday = take(WEEKDAY);
        if (weekday != null) {
            return weekday(weekday, since);
        }
        MatchResult date = take(DATE);
        return date == null ? null : one(date(date, since));
    }

    private static Days one(LocalDate day) {
        return new Days(day, day);
    }

    private Days weekday(MatchResult said, LocalDate since) {
        if (said.group("en") != null) {
            return one(since.with(nextOrSame(ENGLISH.getOrDefault(said.group("en"), DayOfWeek.MONDAY))));
        }
        LocalDate from = said.group("next") == null ? since : monday(today).plusWeeks(1);
        String day = said.group("day").replace('天', '日');
        if (day.equals("末")) {
            LocalDate saturday = from.with(nextOrSame(DayOfWeek.SATURDAY));
            return new Days(saturday, saturday.plusDays(1));
        }
        return one(from.with(nextOrSame(DayOfWeek.of(CHINESE_DAYS.indexOf(day) + 1))));
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private LocalDate date(MatchResult said, LocalDate since) {
        int month = Integer.parseInt(said.group("month"));
        int day = Integer.parseInt(said.group("day"));
        if (said.group("year") != null) {
            return LocalDate.of(Integer.parseInt(said.group("year")), month, day);
        }
        LocalDate date = LocalDate.of(since.getYear(), month, day);
        boolean gone = since.equals(today) ? date.isBefore(today.minusDays(NEXT_YEAR_AFTER)) : date.isBefore(since);
        return gone ? date.plusYears(1) : date;
    }

    private @Nullable LocalDateTime clock(LocalDate day) {
        MatchResult said = take(CLOCK);
        if (said == null) {
            return null;
        }
        int hour = Integer.parseInt(said.group("hour"));
        int minute = Integer.parseInt(said.group("minute"));
        return hour == 24 && minute == 0 ? day.plusDays(1).atStartOfDay() : day.atTime(LocalTime.of(hour, minute));
    }

    private @Nullable MatchResult take(Pattern pattern) {
        Matcher matcher = pattern.matcher(left);
        if (!matcher.lookingAt()) {
            return null;
        }
        MatchResult found = matcher.toMatchResult();
        left = left.substring(matcher.end()).strip();
        return found;
    }
}
