package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.ticket.State.ACCEPTED;
import static dev.dutydesk.state.ticket.State.ACKNOWLEDGED;
import static dev.dutydesk.state.ticket.State.DIAGNOSED;
import static dev.dutydesk.state.ticket.State.DISPATCHED;
import static dev.dutydesk.state.ticket.State.MERGED;
import static dev.dutydesk.state.ticket.State.ON_HOLD;
import static dev.dutydesk.state.ticket.State.RESOLVED;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Where a row of the table leads.
 *
 * @param words as the table in the docs says it
 * @param possible the states it can lead to from a given one
 * @param choice the one among them for a case that no rule refuses
 */
record Destination(String words, Function<State, Set<State>> possible, Function<Case, State> choice) {

    static final Destination STAYS =
            new Destination("stays", Set::of, c -> c.ticket().state());

    /** To a person or a group, who must acknowledge; to oneself that is done with it. */
    static final Destination ASSIGNED = new Destination(
            "DISPATCHED; ACKNOWLEDGED where to oneself",
            from -> Set.of(DISPATCHED, ACKNOWLEDGED),
            c -> c.act() instanceof Act.Assign assign && c.actor().id().equals(assign.person())
                    ? ACKNOWLEDGED
                    : DISPATCHED);

    /** A small thing that mended itself needs nobody's acceptance. */
    static final Destination RECOVERED = new Destination(
            "RESOLVED (P1, P2), ACCEPTED (P3, routine)",
            from -> Set.of(RESOLVED, ACCEPTED),
            c -> Grade.P2.isAbove(c.ticket().sort().grade()) ? ACCEPTED : RESOLVED);

    static final Destination REJECTED = new Destination(
            "ACKNOWLEDGED if the handler is on duty, else DISPATCHED",
            from -> Set.of(ACKNOWLEDGED, DISPATCHED),
            Destination::backToWork);

    /**
     * As a rejected one. A merged one goes back to where it was, also to RESOLVED; what nobody on duty has in hand waits
     * again. One that was on hold goes back to where it was before that: who reopens it wants it to go on.
     */
    static final Destination REOPENED = new Destination(
            "as reject; a merged one where it was",
            from -> from == MERGED
                    ? Set.of(DISPATCHED, ACKNOWLEDGED, DIAGNOSED, RESOLVED)
                    : Set.of(ACKNOWLEDGED, DISPATCHED),
            c -> {
                State was = c.ticket().closing().mergedFrom();
                if (c.ticket().state() != MERGED || was == null) {
                    return backToWork(c);
                }
                return was == RESOLVED || isInHand(c) ? was : DISPATCHED;
            });

    /** A P1's clock isn't stopped by a question. */
    static final Destination ASKED = new Destination(
            "ON_HOLD (P1: stays)",
            from -> Set.of(ON_HOLD, from),
            c -> c.isP1() ? c.ticket().state() : ON_HOLD);

    static final Destination RESUMED = new Destination("where it was", from -> Set.of(ACKNOWLEDGED, DIAGNOSED), c -> {
        Ticket.Hold hold = Objects.requireNonNull(c.ticket().hold(), "on hold without a hold");
        return Objects.requireNonNull(hold.from(), "on hold without where from");
    });

    static Destination to(State state) {
        return new Destination(state.name(), from -> Set.of(state), c -> state);
    }

    private static State backToWork(Case c) {
        return isInHand(c) ? ACKNOWLEDGED : DISPATCHED;
    }

    private static boolean isInHand(Case c) {
        return c.ticket().response().handler() != null && c.facts().handlerOnDuty();
    }
}
