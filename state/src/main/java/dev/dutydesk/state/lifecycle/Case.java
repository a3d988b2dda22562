package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * What a rule judges.
 *
 * @param ticket as it stands; a report's is the one about to be
 * @param act null where the question is only whether the actor could do this verb at all
 */
record Case(Ticket ticket, @Nullable Act act, Facts facts) {
    Actor actor() {
        return facts.actor();
    }

    boolean isHandler() {
        return actor().id().equals(ticket.response().handler());
    }

    boolean isLead() {
        return actor().isLeadOf(ticket.sort().group());
    }

    boolean isReporter() {
        return actor().id().equals(ticket.report().reporter());
    }

    boolean isOfGroup() {
        return actor().groups().contains(ticket.sort().group());
    }

    boolean isP1() {
        return ticket.sort().grade() == Grade.P1;
    }

    /** Whether a patrol, an alarm or the desk's plan opened it. */
    boolean isWatched() {
        return !ticket.report().origin().isPerson();
    }

    /** Whether the actor is the very check or alarm that opened it. */
    boolean isItsWatcher() {
        return switch (ticket.report().origin()) {
            case PERSON, TEST, PLANNED -> false;
            case PATROL -> actor().kind() == Actor.Kind.PATROL && isItsSource();
            case ALARM -> actor().kind() == Actor.Kind.ALARM && isItsSource();
        };
    }

    private boolean isItsSource() {
        return actor().source().equals(ticket.report().source());
    }

    /** The reporter, their deputy, a colleague of the same side, and everyone who reported the same and joined. */
    boolean isOfReportingSide() {
        return isOfFirstSide()
                || ticket.report().reporters().stream()
                        .anyMatch(r ->
                                r.equals(actor().id()) || actor().deputyOf().contains(r));
    }

    /** The one who reported it first, their deputy, a colleague of the same side: it is theirs to call it done. */
    boolean isOfFirstSide() {
        return isReporter() || isDeputy() || isColleague();
    }

    boolean isDeputy() {
        return actor().deputyOf().contains(ticket.report().reporter());
    }

    /** A reporter without a side stands for their group, and then everyone in it is a colleague. */
    private boolean isColleague() {
        String side = ticket.report().side();
        return side != null && (side.equals(actor().side()) || actor().groups().contains(side));
    }

    /** Whether somebody on the reporting side is waited for: asked a question, or named as what it is held for. */
    boolean waitsForReporter() {
        Ticket.Hold hold = ticket.hold();
        return hold != null && (hold.question() != null || hold.reason().equals(Waiting.FOR_REPORTER));
    }
}
