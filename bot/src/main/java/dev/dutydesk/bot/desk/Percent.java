package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.Duration;
import java.util.Optional;

/** A part of a target: {@code 80%}. @param value from 0; over 100 is after the target */
public record Percent(int value) {
    static final Shape<Percent> SHAPE = Shapes.text(
            "a percentage such as 80%",
            new Percent(0),
            "^\\d{1,3}%$",
            text -> text.matches("\\d{1,3}%")
                    ? Optional.of(new Percent(Integer.parseInt(text.substring(0, text.length() - 1))))
                    : Optional.empty());

    public Duration of(Duration whole) {
        return whole.multipliedBy(value).dividedBy(100);
    }

    @Override
    public String toString() {
        return value + "%";
    }
}
