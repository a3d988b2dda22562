package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when nothing happens.
 *
 * @param unanswered while nobody acknowledges, from when it last began to wait
 * @param afterAck once somebody has it
 */
public record Escalation(List<Step> unanswered, List<Watch> afterAck) {
    static final Escalation NONE = new Escalation(List.of(), List.of());

    /** By which ways people are told, some more than once. */
    Stream<Way> ways() {
        return Stream.concat(
                        unanswered.stream().map(Step::via), afterAck.stream().map(Watch::via))
                .flatMap(List::stream);
    }

    /** Who is told. */
    public enum To {
        ON_DUTY,
        BACKUP,
        LEAD,
        HANDLER
    }

    /** How a person is told. */
    public enum Way {
        THREAD,
        DM,
        APP,
        SMS,
        CALL,
        EMAIL
    }

    public enum Deadline {
        ANY,
        DIAGNOSE,
        RESOLVE
    }

    /**
     * @param after how much of the response target has gone, on its clock
     * @param repeat how often it is said again; null for once
     */
    public record Step(
            Percent after,
            List<To> to,
            List<Way> via,
            @Nullable Duration repeat) {}

    /**
     * Exactly one of the first two is set.
     *
     * @param silent so long nothing was heard of the handler
     * @param deadline the deadline that passed
     */
    public record Watch(@Nullable Duration silent, @Nullable Deadline deadline, List<To> to, List<Way> via) {}

    static final Shape<List<Way>> VIA = Shapes.some(Shapes.choice(Way.values(), Forms::word));
    private static final Shape<List<To>> TO = Shapes.some(Shapes.choice(To.values(), Forms::word));

    static final Shape<Map<Grade, Escalation>> ALL = Shapes.map(
            Target.GRADE,
            "grade: unanswered, after-ack",
            0,
            (grade, f) -> new Escalation(
                    f.or(
                            "unanswered",
                            Shapes.list(Shapes.keys("after, to, via, repeat", Escalation::step)),
                            "[]",
                            "Who is told while nobody acknowledges."),
                    f.or(
                            "after-ack",
                            Shapes.list(Shapes.keys("silent or deadline, to, via", Escalation::watch)),
                            "[]",
                            "Who is told once somebody has it.")));

    private static Step step(Fields f) {
        Step step = new Step(
                f.need(
                        "after",
                        Percent.SHAPE,
                        "How much of the response target has gone, on its clock, since it last began to wait."),
                f.need("to", TO, "Who is told."),
                f.or("via", VIA, "[thread, dm]", "How."),
                f.may("repeat", Span.EXACT, "How often it is said again; absent = once."));
        if (step.to().contains(To.HANDLER)) {
            f.fault("to", "there is no handler while nobody has acknowledged; take on-duty, backup or lead");
        }
        return step;
    }

    private static Watch watch(Fields f) {
        Watch watch = new Watch(
                f.may("silent", Span.EXACT, "So long nothing was heard of the handler."),
                f.may(
                        "deadline",
                        Shapes.choice(Deadline.values(), Forms::word),
                        "The deadline that passed. Each entry has either `silent` or `deadline`."),
                f.need("to", TO, "Who is told."),
                f.or("via", VIA, "[thread, dm]", "How."));
        if (f.has("silent") == f.has("deadline")) {
            f.fault("silent", "it takes either silent or deadline, and only one of them");
        }
        return watch;
    }
}
