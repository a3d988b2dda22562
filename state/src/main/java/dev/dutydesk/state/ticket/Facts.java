package dev.dutydesk.state.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs from outside the ticket, gathered before it, so that deciding stays pure.
 *
 * @param now the instant of the decision
 * @param handlerOnDuty whether the ticket's handler is on duty now
 * @param targets the deadlines each grade that the act can lead to would get if its clocks began now
 * @param clocks how each grade's clock runs on the desk's calendar
 * @param resumed the ticket's deadlines if it went on now (after a hold, or after it stood resolved or ended): the
 *     undecided ones moved by the time it stood still, on the ticket's own calendar; null where it doesn't stand still
 * @param recalculated the ticket's deadlines by today's desk file, counted from where its clocks began, with the time it
 *     was held or closed left out; needed by {@code recalculate} only, null otherwise
 * @param reopenUntil until when the ticket could be reopened if it ended now
 * @param holdReasons the named reasons the desk allows
 * @param causes the cause codes the desk knows
 * @param leads the desk's groups, each with its lead
 * @param assignee how the person stands whom the act names; null where it names none, or one the desk doesn't know
 * @param lead the lead of the ticket's group, whom its escalations reach
 */
public record Facts(
        Instant now,
        Actor actor,
        boolean handlerOnDuty,
        Map<Grade, Deadlines> targets,
        Map<Grade, Running> clocks,
        @Nullable Deadlines resumed,
        @Nullable Deadlines recalculated,
        Instant reopenUntil,
        Set<String> holdReasons,
        Set<String> causes,
        Map<String, String> leads,
        @Nullable Actor assignee,
        String lead) {

    /** How the grade's clock runs. */
    public Running clock(Grade grade) {
        return clocks.getOrDefault(grade, Running.ALWAYS);
    }

    /** The desk's groups. */
    public Set<String> groups() {
        return leads.keySet();
    }
}
