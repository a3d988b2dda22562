package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dated period with stricter rules.
 *
 * @param from in the desk's zone
 * @param to the first moment after it
 * @param grades the targets that are different then
 * @param availability the target then; null = the usual one
 * @param probes how often probes run then; null = as usual
 * @param freeze whether recurring and planned work moves
 * @param status how often its state is posted; null = not at all
 * @param prepare tickets that open before it
 */
public record Promotion(
        Words name,
        LocalDateTime from,
        LocalDateTime to,
        Map<Grade, Stricter> grades,
        @Nullable Double availability,
        @Nullable Duration probes,
        boolean freeze,
        @Nullable Duration status,
        List<Preparation> prepare) {

    /** When one is over of which nobody knows yet when. */
    public static final LocalDateTime OPEN = LocalDateTime.of(9999, 1, 1, 0, 0);

    /** @param local in the desk's zone */
    public boolean isOn(LocalDateTime local) {
        return !local.isBefore(from) && local.isBefore(to);
    }

    public Instant begin(Desk desk) {
        return from.atZone(desk.zone()).toInstant();
    }

    /** The first instant after it. */
    public Instant end(Desk desk) {
        return to.atZone(desk.zone()).toInstant();
    }

    /** The same at another time. */
    public Promotion during(LocalDateTime begin, LocalDateTime end) {
        return new Promotion(name, begin, end, grades, availability, probes, freeze, status, prepare);
    }

    /** What is null stays as the grade has it. */
    public record Stricter(
            @Nullable Span respond,
            @Nullable Span diagnose,
            @Nullable Span resolve) {}

    /** A ticket that opens so long before. */
    public record Preparation(Duration before, Words title, String group) {}

    static final Shape<List<Promotion>> ALL =
            Shapes.list(Shapes.keys("a promotion: name, from, to, …", Promotion::read));

    private static Promotion read(Fields f) {
        Promotion promotion = new Promotion(
                f.need("name", Words.SHAPE, "What people read."),
                f.need("from", Forms.DATE_TIME, "When it begins, in the desk's zone."),
                f.need("to", Forms.DATE_TIME, "When it is over."),
                f.or(
                        "grades",
                        Shapes.map(Target.GRADE, "grade: respond, diagnose, resolve", 0, (grade, g) -> stricter(g)),
                        "{}",
                        "The targets that are different then."),
                f.may(
                        "availability",
                        Shapes.number("a share between 0 and 1 such as 0.9999", 0, 1),
                        "The availability target then; absent = the usual one."),
                f.may("probes", Span.EXACT, "How often probes run then; absent = as usual."),
                f.or("freeze", Shapes.YES_OR_NO, "false", "Whether recurring and planned work moves, and says so."),
                f.may(
                        "status",
                        Shapes.keys("every", s -> s.need("every", Span.EXACT, "How often its state is posted.")),
                        "Posts of how it goes; absent = none."),
                f.or(
                        "prepare",
                        Shapes.list(Shapes.keys("before, title, group", Promotion::preparation)),
                        "[]",
                        "Tickets that open before it."));
        if (f.has("from") && f.has("to") && !promotion.to().isAfter(promotion.from())) {
            f.fault("to", "the promotion ends before it begins");
        }
        return promotion;
    }

    private static Stricter stricter(Fields f) {
        return new Stricter(
                f.may("respond", Span.SHAPE, "Absent = as usual."),
                f.may("diagnose", Span.SHAPE, "Absent = as usual."),
                f.may("resolve", Span.SHAPE, "Absent = as usual."));
    }

    private static Preparation preparation(Fields f) {
        return new Preparation(
                f.need("before", Span.EXACT, "How long before the promotion."),
                f.need("title", Words.SHAPE, "What is to be done."),
                f.need("group", Shapes.naming(Kinds.GROUP), "Who does it."));
    }
}
