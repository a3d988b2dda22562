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
     * @param day of the hand-over; null where it is daily
     * @param time of the hand-over, in the desk's zone
     * @param from the first day of the first one's turn
     */
    public record Shifts(
            Rotation rotate, @Nullable DayOfWeek day, LocalTime time, LocalDate from, List<String> people) {

        public enum Rotation {
            DAILY,
            WEEKLY
        }

        private record At(@Nullable DayOfWeek day, LocalTime time) {}

        private static final Shape<At> AT = Shapes.text(
                "a day and a time such as \"MON 10:00\", or for a daily rotation a time such as \"10:00\"",
                new At(null, LocalTime.MIDNIGHT),
                "^(" + Days.PATTERN + " )?\\d{2}:\\d{2}$",
                text -> Days.moment(text)
                        .map(m -> new At(m.day(), m.time()))
                        .or(() -> Forms.time(text).map(t -> new At(null, t))));

        static final Shape<Shifts> SHAPE = Shapes.keys("rotate, at, from, people", Shifts::read);

        private static Shifts read(Fields f) {
            Rotation rotate =
                    f.need("rotate", Shapes.choice(Rotation.values(), Forms::word), "How often the duty changes.");
            At at = f.need("at", AT, "When it changes: `\"MON 10:00\"`, for a daily rotation `\"10:00\"`.");
            if (f.has("at") && f.has("rotate") && (rotate == Rotation.WEEKLY) != (at.day() != null)) {
                f.fault(
                        "at",
                        rotate == Rotation.WEEKLY
                                ? "a weekly rotation needs the day too, such as \"MON 10:00\""
                                : "a daily rotation takes only a time, such as \"10:00\"");
            }
            return new Shifts(
                    rotate,
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
