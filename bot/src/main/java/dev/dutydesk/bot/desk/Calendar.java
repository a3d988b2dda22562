package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a desk works, in its zone.
 *
 * @param country whose holidays and make-up working days count; empty for plain weekends
 * @param hours the working hours of each day of the week; a day without an entry is off
 * @param cutoff same-day work asked for after it is due the next working day
 * @param days the desk's own days, over the country's
 */
public record Calendar(
        Optional<String> country, Map<DayOfWeek, List<Hours>> hours, LocalTime cutoff, Map<LocalDate, Day> days) {

    public enum Day {
        DAY_OFF,
        WORKING
    }

    private static final Shape<Map<DayOfWeek, List<Hours>>> WEEK = Shapes.as(
            Shapes.checked(Shapes.someKeys(Days.RANGE, Hours.DAY), (ranges, node, reading) -> {
                long days = ranges.keySet().stream().mapToLong(List::size).sum();
                if (days > week(ranges).size()) {
                    reading.fault(node.at(), "a day of the week is named twice");
                }
            }),
            Calendar::week);

    static final Shape<Calendar> SHAPE = Shapes.keys(
            "country, hours, cutoff, days",
            f -> new Calendar(
                    Optional.of(f.or(
                                    "country",
                                    Forms.COUNTRY,
                                    "none",
                                    "Whose holidays and make-up working days count; `none` = plain weekends."))
                            .filter(c -> !c.equals("none")),
                    f.or(
                            "hours",
                            WEEK,
                            "{MON-FRI: [\"09:00-18:00\"]}",
                            "Working hours by day of the week. A make-up Saturday or Sunday has Monday's."),
                    f.or(
                            "cutoff",
                            Forms.TIME,
                            "\"16:00\"",
                            "Same-day work asked for later is due the next working day."),
                    f.or(
                            "days",
                            Shapes.map(Forms.DATE, Shapes.choice(Day.values(), Forms::word)),
                            "{}",
                            "The desk's own days, laid over the country's.")));

    private static Map<DayOfWeek, List<Hours>> week(Map<List<DayOfWeek>, List<Hours>> ranges) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        ranges.forEach((days, hours) -> days.forEach(day -> week.put(day, hours)));
        return week;
    }
}
