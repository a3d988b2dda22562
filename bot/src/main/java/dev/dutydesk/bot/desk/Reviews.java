package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the desk reviews itself, in its zone. What is null isn't posted. */
public record Reviews(
        @Nullable Daily daily,
        @Nullable Weekly weekly,
        @Nullable Monthly monthly,
        Who people) {

    public record Daily(LocalTime at, On days) {}

    public record Weekly(DayOfWeek day, LocalTime at) {}

    /** @param day of the month, 1 to 28 */
    public record Monthly(int day, LocalTime at) {}

    public enum On {
        WORKING,
        ALL
    }

    /** Who sees the table of people; everyone sees their own row. */
    public enum Who {
        LEADS,
        ALL
    }

    private static final Shape<Weekly> WEEKLY =
            Shapes.as(Days.MOMENT, moment -> new Weekly(moment.day(), moment.time()));

    private static final Shape<Monthly> MONTHLY = Shapes.text(
            "a day of the month, 1 to 28, and a time such as \"1 10:30\"",
            new Monthly(1, LocalTime.MIDNIGHT),
            "^([1-9]|1\\d|2[0-8]) \\d{2}:\\d{2}$",
            Reviews::monthly);

    static final Shape<Reviews> SHAPE = Shapes.keys(
            "daily, weekly, monthly, people",
            f -> new Reviews(
                    f.may(
                            "daily",
                            Shapes.keys(
                                    "at, days",
                                    d -> new Daily(
                                            d.need("at", Forms.TIME, "When it is posted."),
                                            d.or(
                                                    "days",
                                                    Shapes.choice(On.values(), Forms::word),
                                                    "working",
                                                    "On which days."))),
                            "The day's digest; absent = none."),
                    f.may(
                            "weekly",
                            Shapes.keys(
                                    "at", w -> w.need("at", WEEKLY, "The day and the time, such as `\"FRI 17:00\"`.")),
                            "The week's review; absent = none."),
                    f.may(
                            "monthly",
                            Shapes.keys(
                                    "at",
                                    m -> m.need(
                                            "at",
                                            MONTHLY,
                                            "The day of the month and the time, such as `\"1 10:30\"`.")),
                            "The month's review; absent = none."),
                    f.or(
                            "people",
                            Shapes.choice(Who.values(), Forms::word),
                            "leads",
                            "Who sees the table of people; everyone sees their own row.")));

    private static Optional<Monthly> monthly(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("[1-9]|1\\d|2[0-8]")) {
            return Optional.empty();
        }
        return Forms.time(parts[1]).map(at -> new Monthly(Integer.parseInt(parts[0]), at));
    }
}
