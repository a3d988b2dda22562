package dev.dutydesk.bot.intake;

import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.util.Optional;

/** What makes two reports voices of one fault: they hit the same module or, where the rule names none, the same rule. */
public final class SameFault {
    /** What rules name that are about no part of the shop in particular. */
    public static final String NO_MODULE = "other";

    private SameFault() {}

    /** A name for the fault; empty where no rule held, and for daily work, which is no fault. */
    public static Optional<String> of(Triage triage) {
        return triage.why().isEmpty() || triage.triage() || triage.grade() == Grade.ROUTINE
                ? Optional.empty()
                : Optional.of(name(triage.module(), triage.category(), triage.group()));
    }

    /** Whether the ticket is about that fault, and bad enough for others' reports to join it. */
    public static boolean gathers(Ticket.Sort sort, String fault) {
        return gathers(sort.grade()) && fault.equals(name(sort.module(), sort.category(), sort.group()));
    }

    /** Whether others' reports join a ticket of that grade. */
    public static boolean gathers(Grade grade) {
        return grade == Grade.P1 || grade == Grade.P2;
    }

    private static String name(String module, String category, String group) {
        return module.equals(NO_MODULE) ? category + "/" + group : module;
    }
}
