package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a desk promises of its tickets, and what it does so that the promises are kept.
 *
 * @param grades each grade's targets; all four are there
 * @param escalation by grade; a grade may have none
 * @param quiet when only P1 and P2 make a new message; null for never
 */
public record Handling(
        Map<Grade, Target> grades,
        Reminders reminders,
        Map<Grade, Escalation> escalation,
        @Nullable Quiet quiet,
        Hold hold,
        Acceptance acceptance,
        Reopen reopen,
        Archive archive) {

    /** @param at of the targets of diagnosis and resolution; the response has its escalation */
    public record Reminders(List<Percent> at, List<Escalation.Way> via) {
        static final Shape<Reminders> SHAPE = Shapes.keys(
                "at, via",
                f -> new Reminders(
                        f.or("at", Shapes.list(Percent.SHAPE), "[50%, 80%, 100%]", "Of each target."),
                        f.or("via", Escalation.VIA, "[thread]", "How the handler is reminded.")));
    }

    /** In the desk's zone; over midnight where {@code to} isn't after {@code from}. */
    public record Quiet(LocalTime from, LocalTime to) {
        static final Shape<Quiet> SHAPE = Shapes.keys("from, to", f -> {
            Quiet quiet = new Quiet(
                    f.need("from", Forms.TIME, "When it begins."),
                    f.need("to", Forms.TIME, "When it ends; the next morning where it isn't after `from`."));
            if (f.has("to") && f.has("from") && quiet.from().equals(quiet.to())) {
                f.fault("to", "from and to are the same time");
            }
            return quiet;
        });

        /** Whether it is quiet then. */
        public boolean holds(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            return to.isAfter(from) ? begun && !over : begun || !over;
        }
    }

    /** @param cap after which a lead is asked @param reasons the named ones that are allowed */
    public record Hold(Span cap, List<String> reasons) {
        static final Shape<Hold> SHAPE = Shapes.keys(
                "cap, reasons",
                f -> new Hold(
                        f.or("cap", Span.SHAPE, "3wd", "How long before a lead is asked: hold on, resume or cancel."),
                        f.or(
                                "reasons",
                                Shapes.some(Forms.WORD),
                                "[waiting-reporter, waiting-vendor, approved-window]",
                                "The named reasons for which a clock may stand still.")));
    }

    /**
     * @param remind when the reporting side is asked again
     * @param acceptAfter when the clock accepts
     * @param neverByClock the grades that only people accept; P1 always
     */
    public record Acceptance(Span remind, Span acceptAfter, List<Grade> neverByClock) {
        static final Shape<Acceptance> SHAPE = Shapes.keys("remind, accept-after, never-by-clock", f -> {
            Acceptance acceptance = new Acceptance(
                    f.or("remind", Span.SHAPE, "1wd", "When the reporting side is asked again."),
                    f.or("accept-after", Span.SHAPE, "3wd", "When the clock accepts what nobody answered."),
                    f.or("never-by-clock", Shapes.list(Target.GRADE), "[P1]", "Grades that only people accept."));
            if (!acceptance.neverByClock().contains(Grade.P1)) {
                f.fault("never-by-clock", "P1 must be in it: a P1 is never accepted by the clock");
            }
            return acceptance;
        });
    }

    public record Reopen(Span within) {
        static final Shape<Reopen> SHAPE = Shapes.keys(
                "within",
                f -> new Reopen(f.or("within", Span.SHAPE, "5wd", "How long an ended ticket can be reopened.")));
    }

    public record Archive(After after) {
        public enum After {
            /** At the end of the time in which it can be reopened. */
            REOPEN_WINDOW
        }

        static final Shape<Archive> SHAPE = Shapes.keys(
                "after",
                f -> new Archive(f.or(
                        "after",
                        Shapes.choice(After.values(), Forms::word),
                        "reopen-window",
                        "When an ended ticket is packed away. P1 waits for its retrospective.")));
    }

    static Handling read(Fields f) {
        return new Handling(
                f.or("grades", Target.ALL, "{}", "Each grade's targets. What isn't said is the maintenance rules'."),
                f.or("reminders", Reminders.SHAPE, "{}", "Reminders of diagnosis and resolution."),
                f.or("escalation", Escalation.ALL, "{}", "By grade, who is told when nothing happens."),
                f.may("quiet", Quiet.SHAPE, "When nothing but P1 and P2 makes a new message; absent = never."),
                f.or("hold", Hold.SHAPE, "{}", "For what and how long a clock may stand still."),
                f.or("acceptance", Acceptance.SHAPE, "{}", "How acceptance is asked for."),
                f.or("reopen", Reopen.SHAPE, "{}", "How long an ended ticket can be reopened."),
                f.or("archive", Archive.SHAPE, "{}", "When an ended ticket is packed away."));
    }
}
