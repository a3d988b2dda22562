package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on duty in a group, and when that changes. */
public record Roster(String group, Shifts shifts) {
    static final Shape<List<Roster>> ALL = Shapes.list(Shapes.keys("group, shifts", f -> {
        Roster roster = new Roster(
                f.need("group", Shapes.naming(Kinds.GROUP), "The group whose duty it is; one roster a group."),
                f.need("shifts", Shifts.SHAPE, "Who takes turns."));
        if (!roster.group().isEmpty()) {
            f.reading().give(Kinds.ROSTER, roster.group(), f.at("group"));
        }
        return roster;
    }));

    /**
     * People who take turns in order; the backup is the next one.
     *
     * @param every the days between two hand-overs
     * @param day of the hand-over in a weekly rotation; null in others, which count their days from {@code from}
     * @param time of the hand-over, in the desk's zone
     * @param from the first day of the first one's turn
     */
    public record Shifts(int every, @Nullable DayOfWeek day, LocalTime time, LocalDate from, List<String> people) {
        private static final int WEEK = 7;

        private static final Shape<Integer> ROTATE = Shapes.text(
                "daily, weekly or a number of days such as 3d",
                1,
                "^(daily|weekly|[1-9]\\d{0,2}d)$",
                text -> switch (text) {
                    case "daily" -> Optional.of(1);
                    case "weekly" -> Optional.of(WEEK);
                    default ->
                        Span.parse(text)
                                .filter(Span.Exact.class::isInstance)
                                .map(span -> (int) ((Span.Exact) span).length().toDays())
                                .filter(days -> days > 0);
                });

        private record At(@Nullable DayOfWeek day, LocalTime time) {}

        private static final Shape<At> AT = Shapes.text(
                "a day and a time such as \"MON 10:00\", or for another rotation a time such as \"10:00\"",
                new At(null, LocalTime.MIDNIGHT),
                "^(" + Days.PATTERN + " )?\\d{2}:\\d{2}$",
                text -> Days.moment(text)
                        .map(m -> new At(m.day(), m.time()))
                        .or(() -> Forms.time(text).map(t -> new At(null, t))));

        static final Shape<Shifts> SHAPE = Shapes.keys("rotate, at, from, people", Shifts::read);

        private static Shifts read(Fields f) {
            int every = f.need("rotate", ROTATE, "How often the duty changes: `daily`, `weekly` or such as `3d`.");
            At at = f.need("at", AT, "When it changes: `\"MON 10:00\"` in a weekly rotation, else `\"10:00\"`.");
            if (f.has("at") && f.has("rotate") && at.day() == null && every == WEEK) {
                f.fault("at", "a weekly rotation needs the day too, such as \"MON 10:00\"");
            } else if (f.has("at") && f.has("rotate") && at.day() != null && every != WEEK) {
                f.fault("at", "a rotation that isn't weekly takes only a time, such as \"10:00\"");
            }
            return new Shifts(
                    every,
                    at.day(),
                    at.time(),
                    f.need("from", Forms.DATE, "The first day of the first one's turn."),
                    f.need(
                            "people",
                            Shapes.some(Shapes.naming(Kinds.PERSON)),
                            "Who takes turns, in this order. The backup is the next one."));
        }
    }

    Optional<String> firstOutside(Team team) {
        return shifts.people().stream()
                .filter(id ->
                        team.person(id).map(p -> !p.groups().contains(group)).orElse(false))
                .findFirst();
    }
}
