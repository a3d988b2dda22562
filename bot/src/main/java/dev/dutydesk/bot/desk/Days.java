package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Days of the week as a desk file writes them: {@code MON}, {@code MON-FRI}. */
final class Days {
    static final String PATTERN = "(MON|TUE|WED|THU|FRI|SAT|SUN)";

    static final Shape<List<DayOfWeek>> RANGE =
            Shapes.text("days such as MON-FRI or SAT", List.of(), "^" + PATTERN + "(-" + PATTERN + ")?$", Days::range);

    /** {@code FRI 17:00}. */
    record Moment(DayOfWeek day, LocalTime time) {}

    static final Shape<Moment> MOMENT = Shapes.text(
            "a day and a time such as \"FRI 17:00\"",
            new Moment(DayOfWeek.MONDAY, LocalTime.MIDNIGHT),
            "^" + PATTERN + " \\d{2}:\\d{2}$",
            Days::moment);

    private Days() {}

    static Optional<Moment> moment(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        Optional<LocalTime> time = Forms.time(parts[1]);
        return day(parts[0]).flatMap(day -> time.map(t -> new Moment(day, t)));
    }

    private static Optional<List<DayOfWeek>> range(String text) {
        String[] parts = text.split("-", -1);
        Optional<DayOfWeek> first = day(parts[0]);
        Optional<DayOfWeek> last = day(parts[parts.length - 1]);
        if (parts.length > 2 || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        List<DayOfWeek> days = new ArrayList<>(List.of(first.get()));
        while (days.getLast() != last.get()) {
            days.add(days.getLast().plus(1));
        }
        return Optional.of(List.copyOf(days));
    }

    private static Optional<DayOfWeek> day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(d -> d.name().substring(0, 3).equals(text))
                .findFirst();
    }
}
