package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Calendar.Day;
import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Mark;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.bot.desk.shape.Yaml;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A country's year, as its file says it: the days that are other than the week has them.
 *
 * @param country two letters
 * @param notice what it follows
 * @param days each day off that falls on a working day or belongs to a holiday, and each weekend day that is worked
 */
public record CalendarYear(String country, int year, Notice notice, Map<LocalDate, Named> days) {
    /** The announcement by which a government fixed the days. */
    public record Notice(String title, String number, LocalDate date) {}

    /** @param name of the holiday, or of the day that is worked for it */
    public record Named(String name, Day day) {}

    private static final Shape<LocalDate> DATE =
            Shapes.text("a date such as 2026-10-01", LocalDate.EPOCH, "^\\d{4}-\\d{2}-\\d{2}$", CalendarYear::date);

    private static final Shape<Named> NAMED = Shapes.keys(
            "name, day",
            f -> new Named(
                    f.need("name", Shapes.TEXT, "The holiday."),
                    f.need("day", Shapes.choice(Day.values(), CalendarYear::word), "Whether it is off.")));

    private static final Shape<Notice> NOTICE = Shapes.keys(
            "title, number, date",
            f -> new Notice(
                    f.need("title", Shapes.TEXT, "What it is called."),
                    f.need("number", Shapes.TEXT, "Its number."),
                    f.need("date", DATE, "When it was given.")));

    private static final Shape<CalendarYear> SHAPE = Shapes.keys("country, year, notice, days", CalendarYear::read);

    private static CalendarYear read(Fields f) {
        CalendarYear read = new CalendarYear(
                f.need("country", Shapes.matching("two letters such as CN", Pattern.compile("[A-Z]{2}")), "Whose."),
                f.need("year", Shapes.number("a year", 1900, 2200), "Which.").intValue(),
                f.need("notice", NOTICE, "What it follows."),
                f.need("days", Shapes.map(DATE, NAMED), "The days that are other than the week has them."));
        read.days().forEach((date, named) -> {
            if (date.getYear() != read.year()) {
                f.fault("days", date + " isn't in " + read.year());
            }
            if (named.day() == Day.WORKING && !isWeekend(date)) {
                f.fault("days", date + " is no weekend day: it is worked anyway");
            }
        });
        return read;
    }

    /** It as a file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Weekends that aren't named are off, other days are worked.\n")
                .append("country: %s\nyear: %d\n".formatted(country, year))
                .append("notice: {title: %s, number: %s, date: %s}\n"
                        .formatted(quoted(notice.title()), quoted(notice.number()), notice.date()))
                .append("days:\n");
        new TreeMap<>(days)
                .forEach((date, named) -> text.append(
                        "  %s: {name: %s, day: %s}\n".formatted(date, quoted(named.name()), word(named.day()))));
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String word(Day day) {
        return day.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether that day is off there: as it is named, else as the week has it. */
    public boolean isOff(LocalDate date) {
        Named named = days.get(date);
        return named == null ? isWeekend(date) : named.day() == Day.DAY_OFF;
    }

    /** Its days, one after the other. */
    public Stream<LocalDate> dates() {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
    }

    /** @throws IllegalArgumentException with all its faults, where the text is no such file */
    static CalendarYear parse(String file, String text) {
        Reading reading = new Reading(file, name -> null);
        Optional<CalendarYear> year = Yaml.parse(text, reading).map(node -> SHAPE.read(node, reading));
        List<Fault> faults = reading.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", faults.stream().map(Object::toString).toList()));
        }
        return year.orElseThrow(() -> new IllegalArgumentException(new Fault(file, Mark.START, "empty").toString()));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a plain week has off. */
    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
