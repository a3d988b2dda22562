package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of one day: {@code 09:00-18:00}.
 *
 * @param from minutes from midnight, the first that belongs to it
 * @param to minutes from midnight, the first that doesn't; 1440 for {@code 24:00}
 */
public record Hours(int from, int to) {
    private static final Pattern FORM = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    static final Shape<Hours> ONE = Shapes.text(
            "hours such as \"09:00-18:00\", within one day",
            new Hours(0, 1440),
            "^\\d{2}:\\d{2}-\\d{2}:\\d{2}$",
            Hours::parse);

    /** Some stretches of a day, in order. */
    static final Shape<List<Hours>> DAY = Shapes.checked(Shapes.some(ONE), (hours, node, reading) -> {
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i).from() < hours.get(i - 1).to()) {
                reading.fault(node.at(), "these hours overlap or aren't in order");
                return;
            }
        }
    });

    private static Optional<Hours> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<Integer> from = minute(m.group(1));
        Optional<Integer> to = minute(m.group(2));
        return from.isEmpty() || to.isEmpty() || from.get() >= to.get()
                ? Optional.empty()
                : Optional.of(new Hours(from.get(), to.get()));
    }

    private static Optional<Integer> minute(String text) {
        return text.equals("24:00")
                ? Optional.of(1440)
                : Forms.time(text).map(LocalTime::toSecondOfDay).map(s -> s / 60);
    }
}
