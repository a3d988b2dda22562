package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as a desk file says it. Only the first kind is one without a calendar. */
public sealed interface Span {
    /** So long on the grade's clock: {@code 30s}, {@code 5m}, {@code 2h}, {@code 3d}. */
    record Exact(Duration length) implements Span {}

    /** So many working days: {@code 1wd}. */
    record WorkingDays(int days) implements Span {}

    /** Until the end of the same working day: {@code same-day}. */
    record SameDay() implements Span {}

    /** Any of the three. */
    Shape<Span> SHAPE = Shapes.text(
            "a duration such as 30s, 5m, 2h, 3d, 1wd (working day) or same-day",
            new Exact(Duration.ofMinutes(1)),
            "^([1-9]\\d{0,4}(s|m|h|d|wd)|same-day)$",
            Span::parse);

    /** One that needs no calendar. */
    Shape<Duration> EXACT = Shapes.text(
            "a duration such as 30s, 5m, 2h or 3d",
            Duration.ofMinutes(1),
            "^[1-9]\\d{0,4}[smhd]$",
            text -> parse(text).filter(Exact.class::isInstance).map(s -> ((Exact) s).length()));

    /** The span a text says; empty where it says none. Zero and below are none. */
    static Optional<Span> parse(String text) {
        if (text.equals("same-day")) {
            return Optional.of(new SameDay());
        }
        Matcher m = Pattern.compile("([1-9]\\d{0,4})(s|m|h|d|wd)").matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int n = Integer.parseInt(m.group(1));
        return Optional.of(
                switch (m.group(2)) {
                    case "s" -> new Exact(Duration.ofSeconds(n));
                    case "m" -> new Exact(Duration.ofMinutes(n));
                    case "h" -> new Exact(Duration.ofHours(n));
                    case "d" -> new Exact(Duration.ofDays(n));
                    default -> new WorkingDays(n);
                });
    }
}
