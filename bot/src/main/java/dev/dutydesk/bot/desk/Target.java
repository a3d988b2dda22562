package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a grade promises.
 *
 * @param diagnose null where the grade has no such target
 * @param extendedHours only with the extended clock
 * @param contact the person named on the card beside the one on duty; null where nobody is
 * @param update how often those who wait are told; null where they aren't
 */
public record Target(
        Span respond,
        @Nullable Span diagnose,
        Span resolve,
        Clock clock,
        List<Hours> extendedHours,
        @Nullable String contact,
        @Nullable Duration update) {

    public enum Clock {
        /** Day and night. */
        ALWAYS,
        /** In the desk's working hours. */
        WORKING,
        /** In the grade's own hours of every day. */
        EXTENDED
    }

    public static final Shape<Grade> GRADE = Shapes.choice(Grade.values(), Grade::word);

    private static final Shape<Map<Grade, Target>> SOME =
            Shapes.map(GRADE, "grade: respond, diagnose, resolve, clock, contact, update", 0, Target::read);

    /** Every grade has its target: the file's, else the maintenance rules'. */
    static final Shape<Map<Grade, Target>> ALL = Shapes.as(SOME, some -> {
        Map<Grade, Target> all = new EnumMap<>(Grade.class);
        for (Grade grade : Grade.values()) {
            Target given = some.get(grade);
            all.put(grade, given == null ? otherwise(grade) : given);
        }
        return all;
    });

    /** What counts where a file says nothing: the numbers of the maintenance rules. */
    static Target otherwise(Grade grade) {
        return switch (grade) {
            case P1 -> target("5m", "30m", "2h", Clock.ALWAYS);
            case P2 -> target("30m", "1h", "4h", Clock.ALWAYS);
            case P3 -> target("2h", null, "1wd", Clock.WORKING);
            case ROUTINE -> target("same-day", null, "same-day", Clock.WORKING);
        };
    }

    private static Target target(String respond, @Nullable String diagnose, String resolve, Clock clock) {
        return new Target(
                Span.parse(respond).orElseThrow(),
                diagnose == null ? null : Span.parse(diagnose).orElseThrow(),
                Span.parse(resolve).orElseThrow(),
                clock,
                List.of(),
                null,
                null);
    }

    private static Target read(Grade grade, Fields f) {
        Target usual = otherwise(grade);
        Span respond = f.may("respond", Span.SHAPE, "By when a responder must acknowledge; absent = the grade's.");
        Span diagnose = f.may("diagnose", Span.SHAPE, "By when the cause must be found; absent = the grade's.");
        Span resolve = f.may("resolve", Span.SHAPE, "By when it must be resolved; absent = the grade's.");
        Clock clock = f.may(
                "clock",
                Shapes.choice(Clock.values(), Forms::word),
                "When the time counts: day and night, in working hours, or in `extended-hours`; absent = the grade's.");
        Target target = new Target(
                respond == null ? usual.respond() : respond,
                diagnose == null ? usual.diagnose() : diagnose,
                resolve == null ? usual.resolve() : resolve,
                clock == null ? usual.clock() : clock,
                f.or("extended-hours", Shapes.list(Hours.ONE), "[]", "The hours of `clock: extended`, every day."),
                f.may("contact", Shapes.naming(Kinds.PERSON), "Named on the card beside the person on duty."),
                f.may("update", Span.EXACT, "How often those who wait are told; absent = never."));
        if (target.clock() == Clock.EXTENDED && target.extendedHours().isEmpty()) {
            f.fault("clock", "clock: extended needs extended-hours, such as [\"08:00-24:00\"]");
        }
        if (target.clock() != Clock.EXTENDED && f.has("extended-hours")) {
            f.fault("extended-hours", "extended-hours count only with clock: extended");
        }
        return target;
    }
}
