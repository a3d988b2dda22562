package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket.Cancellation;
import java.util.function.Predicate;

/** How somebody can stand towards a ticket so that a row of the table is theirs to use. */
enum Party {
    ANYONE("anyone", c -> true),
    /** Anyone in any group: a handler outside the ticket's group may take it. */
    RESPONDER("responder", c -> c.actor().isResponder()),
    HANDLER("handler", Case::isHandler),
    /** Role lead, or the lead of the ticket's group. */
    LEAD("lead", Case::isLead),
    REPORTER("reporter", Case::isReporter),
    /** Where several reported the same, one side says that it is done; that it isn't, any of them. */
    FIRST_SIDE("the first reporter's side", Case::isOfFirstSide),
    /** The reporter, their deputy, a colleague of the same side, who joined by a merge, and deputies of those. */
    REPORTING_SIDE("reporting side", Case::isOfReportingSide),
    /** Nobody reported a patrol's or an alarm's ticket, so those who work there speak for it. */
    GROUP_OF_WATCHED("on one that no person reported any responder of the group", c -> c.isWatched() && c.isOfGroup()),
    WATCHER("patrol or alarm on its own tickets", Case::isItsWatcher),
    /** A patrol also sees that something people reported has become worse. */
    PATROL("patrol, alarm on its own tickets", c -> c.actor().kind() == Actor.Kind.PATROL || c.isItsWatcher()),
    CLOCK("the clock", c -> c.actor().kind() == Actor.Kind.CLOCK),
    AUTHOR("its author", c -> c.ticket().report().origin().isPerson() ? c.isReporter() : c.isItsWatcher()),
    /** Who reported it may still say that it is what another one told of, as long as nobody has worked on it. */
    REPORTER_OF_UNTAKEN(
            "its reporter until somebody takes it",
            c -> c.isReporter() && c.ticket().state() == State.DISPATCHED),
    ACCEPTOR(
            "who accepted",
            c -> c.ticket().closing().end() == State.ACCEPTED
                    && c.actor().id().equals(c.ticket().closing().by())),
    TRIAGED_REPORTER(
            "the reporter's answer to a triage question", c -> c.ticket().sort().triage() && c.isReporter()),
    HANDLER_OF_FALSE_ALARM(
            "handler of a false alarm",
            c -> c.isHandler()
                    && (!(c.act() instanceof Act.Cancel cancel) || cancel.kind() == Cancellation.FALSE_ALARM)),
    ANSWERING_SIDE("the reporting side by answering", c -> c.waitsForReporter() && c.isOfReportingSide());

    private final String words;
    private final Predicate<Case> covers;

    Party(String words, Predicate<Case> covers) {
        this.words = words;
        this.covers = covers;
    }

    /** As the table in the docs says it. */
    String words() {
        return words;
    }

    boolean covers(Case c) {
        return covers.test(c);
    }
}
