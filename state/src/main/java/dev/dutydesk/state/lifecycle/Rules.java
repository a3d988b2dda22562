package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules that look at where a ticket stands. What is asked of the words said with an act: {@link Inputs}. */
final class Rules {
    private static final Duration HANDLER_MAY_LOWER = Duration.ofMinutes(15);

    static final Rule P1_HELD_BY_LEAD =
            Rule.standing("P1: lead", c -> unless(!c.isP1() || c.isLead(), Reason.P1_NEEDS_A_LEAD, c));

    static final Rule NEVER_P1_BY_CLOCK =
            Rule.standing("the clock never on P1", c -> unless(!c.isP1() || !isClock(c), Reason.P1_NEVER_BY_CLOCK, c));

    /** Handled it: has it in hand, or resolved it for whoever had. */
    static final Rule NOT_OWN_WORK = Rule.standing(
            "nobody what they handled, but a P3 or routine they reported themselves, which is marked",
            c -> unless(!isOwnWork(c) || isOwnSmallReport(c), Reason.OWN_WORK, c));

    static final Rule WINDOW_STILL_OPEN_TO_REOPEN = Rule.standing("before the reopen window ends", c -> {
        Instant until = c.ticket().closing().reopenUntil();
        boolean open = until == null || !c.facts().now().isAfter(until);
        return open ? Optional.empty() : Optional.of(Refusal.of(Reason.WINDOW_OVER, c, "until", until));
    });

    static final Rule CLOCK_WAITS_FOR_WINDOW = Rule.standing("the clock at the end of the reopen window", c -> {
        Instant until = c.ticket().closing().reopenUntil();
        boolean over = until == null || !c.facts().now().isBefore(until);
        return over || !isClock(c)
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.WINDOW_STILL_OPEN, c, "until", until));
    });

    /** Only of what was accepted: a false alarm, a report of the same fault or a test has nothing of its own to look back on. */
    static final Rule P1_LOOKED_BACK_ON = Rule.standing(
            "an accepted P1: retrospective written",
            c -> unless(
                    !c.isP1()
                            || c.ticket().state() != State.ACCEPTED
                            || c.ticket().report().origin() == Ticket.Origin.TEST
                            || c.ticket().closing().retrospective() != null,
                    Reason.P1_NEEDS_RETROSPECTIVE,
                    c));

    static final Rule ONLY_P1 = Rule.standing("P1", c -> unless(c.isP1(), Reason.NOT_A_P1, c));

    /** Up or down at all; with a grade named, that one. */
    static final Rule LOWERED_BY_LEAD = Rule.standing(
            "down: lead, or handler on duty within 15 min of the report (the lead is told)", Rules::lowering);

    static final Rule LEAD_DECIDES_GROUP = Rule.input(
            Act.Assign.class,
            "after the second change of group a lead decides",
            (c, assign) -> unless(
                    c.ticket().sort().groupChanges() < 2
                            || c.isLead()
                            || Handling.groupAfter(c, assign)
                                    .equals(c.ticket().sort().group()),
                    Reason.LEAD_MUST_DECIDE,
                    c));

    private Rules() {}

    static Optional<Refusal> unless(boolean fine, Reason reason, Case c, @Nullable Object... more) {
        return fine ? Optional.empty() : Optional.of(Refusal.of(reason, c, more));
    }

    static boolean isClock(Case c) {
        return c.actor().kind() == Actor.Kind.CLOCK;
    }

    static boolean isOwnWork(Case c) {
        return c.isHandler() || c.actor().id().equals(c.ticket().work().resolvedBy());
    }

    private static boolean isOwnSmallReport(Case c) {
        return c.isReporter()
                && !c.isWatched()
                && Grade.P2.isAbove(c.ticket().sort().grade());
    }

    private static Optional<Refusal> lowering(Case c) {
        Grade old = c.ticket().sort().grade();
        boolean down = c.act() instanceof Act.Regrade regrade ? old.isAbove(regrade.grade()) : old == Grade.P1;
        Instant until = c.ticket().report().at().plus(HANDLER_MAY_LOWER);
        boolean handlerMay =
                c.isHandler() && c.facts().handlerOnDuty() && !c.facts().now().isAfter(until);
        return unless(!down || c.isLead() || handlerMay, Reason.LOWERING_NEEDS_A_LEAD, c, "until", until);
    }
}
