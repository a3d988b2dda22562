package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Destination.ASKED;
import static dev.dutydesk.state.lifecycle.Destination.ASSIGNED;
import static dev.dutydesk.state.lifecycle.Destination.RECOVERED;
import static dev.dutydesk.state.lifecycle.Destination.REJECTED;
import static dev.dutydesk.state.lifecycle.Destination.REOPENED;
import static dev.dutydesk.state.lifecycle.Destination.RESUMED;
import static dev.dutydesk.state.lifecycle.Destination.STAYS;
import static dev.dutydesk.state.lifecycle.Destination.to;
import static dev.dutydesk.state.lifecycle.Inputs.cause;
import static dev.dutydesk.state.lifecycle.Inputs.said;
import static dev.dutydesk.state.lifecycle.Party.*;
import static dev.dutydesk.state.ticket.State.*;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a ticket can go, as data: one row for each {@link Verb}. The state machine, the diagram and table in the docs, and
 * what is possible now are all made from it; nothing else says it a second time.
 */
public final class TransitionTable {
    private static final Set<State> OPEN = states(State::isOpen);
    private static final Set<State> ENDED = states(State::isEnded);
    private static final Set<State> UNPACKED = states(s -> s != ARCHIVED);
    private static final Set<State> ANY = states(s -> true);

    private static final Map<Verb, Row> ROWS = index(
            List.of(
                    new Row(Verb.REPORT, Set.of(), to(DISPATCHED))
                            .by(Reason.NOT_A_RESPONDER, ANYONE)
                            .needs(
                                    said(Act.Report.class, "text", Reason.TEXT_MISSING, Act.Report::text),
                                    Inputs.KNOWN_GROUP,
                                    Inputs.BORN_INTO_OPEN)
                            .remark("a patrol, alarm or planned work: its group's lead stands as reporter"),
                    new Row(Verb.ACKNOWLEDGE, Set.of(DISPATCHED), to(ACKNOWLEDGED))
                            .by(Reason.NOT_A_RESPONDER, RESPONDER)
                            .remark("becomes handler"),
                    new Row(Verb.RELEASE, Set.of(ACKNOWLEDGED, DIAGNOSED), to(DISPATCHED))
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD)
                            .needs(said(Act.Release.class, "reason", Reason.REASON_MISSING, Act.Release::reason)),
                    new Row(Verb.ASSIGN, Set.of(DISPATCHED, ACKNOWLEDGED, DIAGNOSED), ASSIGNED)
                            .by(Reason.NOT_A_RESPONDER, RESPONDER, LEAD)
                            .needs(Inputs.ASSIGNEE, Rules.LEAD_DECIDES_GROUP)
                            .remark(
                                    "the new one is paged and must acknowledge; a response once given isn't judged again"),
                    new Row(Verb.DIAGNOSE, Set.of(DISPATCHED, ACKNOWLEDGED, DIAGNOSED), to(DIAGNOSED))
                            .by(Reason.NOT_A_RESPONDER, RESPONDER)
                            .needs(said(Act.Diagnose.class, "finding", Reason.FINDING_MISSING, Act.Diagnose::finding))
                            .remark("becomes handler where there is none, acknowledged in the same commit"),
                    new Row(Verb.RESOLVE, Set.of(DISPATCHED, ACKNOWLEDGED, DIAGNOSED, ON_HOLD), to(RESOLVED))
                            .by(Reason.NOT_A_RESPONDER, RESPONDER)
                            .needs(
                                    said(Act.Resolve.class, "solution", Reason.SOLUTION_MISSING, Act.Resolve::solution),
                                    cause(Act.Resolve.class, Act.Resolve::cause),
                                    Inputs.REGRESSION_OF_DEFECT)
                            .remark("becomes handler where there is none, acknowledged in the same commit"),
                    new Row(Verb.WITHDRAW, Set.of(RESOLVED), to(ACKNOWLEDGED))
                            .by(Reason.NOT_THE_HANDLER, HANDLER)
                            .remark("it isn't solved after all"),
                    new Row(Verb.RECOVER, Set.of(DISPATCHED, ACKNOWLEDGED, DIAGNOSED, ON_HOLD), RECOVERED)
                            .by(Reason.NOT_ITS_PATROL, WATCHER),
                    new Row(Verb.ACCEPT, Set.of(RESOLVED), to(ACCEPTED))
                            .by(Reason.NOT_THE_REPORTING_SIDE, FIRST_SIDE, LEAD, GROUP_OF_WATCHED, CLOCK)
                            .needs(
                                    Rules.NEVER_P1_BY_CLOCK,
                                    Rules.NOT_OWN_WORK,
                                    Inputs.LEAD_SAYS_WHY,
                                    Inputs.STARS_IF_ANY),
                    new Row(Verb.REJECT, Set.of(RESOLVED), REJECTED)
                            .by(Reason.NOT_THE_REPORTING_SIDE, REPORTING_SIDE, WATCHER)
                            .needs(said(Act.Reject.class, "reason", Reason.REASON_MISSING, Act.Reject::reason))
                            .remark("the second one calls the lead"),
                    new Row(Verb.REOPEN, ENDED, REOPENED)
                            .alsoOn(UNPACKED)
                            .by(Reason.NOT_THE_REPORTING_SIDE, REPORTING_SIDE, RESPONDER, LEAD, WATCHER)
                            .needs(
                                    Rules.WINDOW_STILL_OPEN_TO_REOPEN,
                                    said(Act.Reopen.class, "reason", Reason.REASON_MISSING, Act.Reopen::reason))
                            .remark("the one it was merged into lets go of it"),
                    new Row(Verb.ARCHIVE, ENDED, to(ARCHIVED))
                            .by(Reason.ONLY_THE_CLOCK, CLOCK, LEAD)
                            .needs(Rules.CLOCK_WAITS_FOR_WINDOW, Rules.P1_LOOKED_BACK_ON)
                            .remark("a lead earlier; the end it had is kept"),
                    new Row(Verb.HOLD, Set.of(ACKNOWLEDGED, DIAGNOSED), to(ON_HOLD))
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD)
                            .needs(
                                    Rules.P1_HELD_BY_LEAD,
                                    said(Act.Hold.class, "reason", Reason.REASON_MISSING, Act.Hold::reason),
                                    Inputs.NAMED_REASON),
                    new Row(Verb.ASK, Set.of(ACKNOWLEDGED, DIAGNOSED), ASKED)
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD)
                            .needs(said(Act.Ask.class, "question", Reason.TEXT_MISSING, Act.Ask::question)),
                    new Row(Verb.RESUME, Set.of(ON_HOLD), RESUMED)
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD, ANSWERING_SIDE)
                            .needs(Inputs.ANSWER)
                            .remark(
                                    "a comment or a file from the reporting side is an answer; at the cap a lead is asked"),
                    new Row(Verb.CANCEL, OPEN, to(CANCELLED))
                            .by(Reason.NOT_THE_REPORTER, REPORTER, LEAD, HANDLER_OF_FALSE_ALARM)
                            .needs(Inputs.LINK_OF_BACKLOG)
                            .remark(
                                    "kind: withdrawn, false alarm (by the handler: the lead is told), backlog (its reporters are told)"),
                    new Row(Verb.MERGE, OPEN, to(MERGED))
                            .alsoOn(states(s -> s.isOpen() || s == MERGED))
                            .by(Reason.NOT_A_RESPONDER, RESPONDER, LEAD, REPORTER_OF_UNTAKEN)
                            .needs(Inputs.INTO_OPEN)
                            .remark("or born so at intake; its reporters join, earliest report and higher grade stay,"
                                    + " what was merged into it moves along"),
                    new Row(Verb.REGRADE, OPEN, STAYS)
                            .by(Reason.NOT_THE_REPORTING_SIDE, REPORTING_SIDE, RESPONDER, LEAD, PATROL)
                            .needs(Inputs.OTHER_GRADE, Rules.LOWERED_BY_LEAD, Inputs.LOWERING_SAYS_WHY),
                    new Row(Verb.PROGRESS, OPEN, STAYS)
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD)
                            .needs(said(Act.Progress.class, "text", Reason.TEXT_MISSING, Act.Progress::text))
                            .remark("a line for all who wait, and when the next one comes"),
                    new Row(Verb.NUDGE, OPEN, STAYS).by(Reason.NOT_A_RESPONDER, ANYONE),
                    new Row(Verb.CLASSIFY, UNPACKED, STAYS)
                            .by(Reason.NOT_A_RESPONDER, RESPONDER, LEAD, TRIAGED_REPORTER)
                            .needs(cause(Act.Classify.class, Act.Classify::cause), Inputs.SOMETHING_NEW),
                    new Row(Verb.RATE, Set.of(ACCEPTED), STAYS)
                            .by(Reason.NOT_WHO_ACCEPTED, ACCEPTOR)
                            .needs(Inputs.STARS, Inputs.OTHER_STARS),
                    new Row(Verb.RETRO, states(s -> s.compareTo(RESOLVED) >= 0), STAYS)
                            .by(Reason.NOT_THE_HANDLER, HANDLER, LEAD)
                            .needs(Rules.ONLY_P1, said(Act.Retro.class, "text", Reason.TEXT_MISSING, Act.Retro::text)),
                    new Row(Verb.LINK, ANY, STAYS)
                            .by(Reason.NOT_A_RESPONDER, RESPONDER, LEAD, WATCHER)
                            .needs(
                                    said(Act.Link.class, "target", Reason.LINK_MISSING, Act.Link::target),
                                    Inputs.NEW_LINK),
                    new Row(Verb.COMMENT, ANY, STAYS)
                            .by(Reason.NOT_A_RESPONDER, ANYONE)
                            .needs(said(Act.Comment.class, "text", Reason.TEXT_MISSING, Act.Comment::text))
                            .remark("on an ended ticket it offers reopen, on an archived one a new, linked ticket"),
                    new Row(Verb.ATTACH, ANY, STAYS)
                            .by(Reason.NOT_A_RESPONDER, ANYONE)
                            .needs(said(Act.Attach.class, "address", Reason.LINK_MISSING, Act.Attach::address))
                            .remark("as comment"),
                    new Row(Verb.EDIT, OPEN, STAYS)
                            .by(Reason.NOT_THE_AUTHOR, AUTHOR)
                            .needs(said(Act.Edit.class, "text", Reason.TEXT_MISSING, Act.Edit::text), Inputs.NEW_TEXT)
                            .remark("before acknowledgement it is graded again, upwards only"),
                    new Row(Verb.REDACT, ANY, STAYS)
                            .by(Reason.NOT_A_LEAD, LEAD)
                            .needs(Inputs.SOMETHING_TO_REDACT)
                            .remark("what was typed isn't kept either"),
                    new Row(Verb.REVEAL, ANY, STAYS)
                            .by(Reason.NOT_THE_HANDLER, HANDLER)
                            .remark("told to the handler alone; who looked is recorded"),
                    new Row(Verb.RECALCULATE, ANY, STAYS)
                            .by(Reason.NOT_A_LEAD, LEAD)
                            .needs(Inputs.OTHER_DEADLINES),
                    new Row(Verb.REMIND, states(s -> s.isOpen() || s == ACCEPTED), STAYS)
                            .by(Reason.ONLY_THE_CLOCK, CLOCK)
                            .remark(
                                    "before and after deadlines, while nobody acknowledges, while nothing is heard; for a P1's retrospective; who was told"),
                    new Row(Verb.TELL, UNPACKED, STAYS)
                            .by(Reason.ONLY_THE_CLOCK, CLOCK)
                            .remark(
                                    "how a call or text message ended, or that the chat can't reach somebody: the lead is told where nothing can")));

    private TransitionTable() {}

    /** All rows in the order of {@link Verb}. */
    public static Collection<Row> rows() {
        return ROWS.values();
    }

    public static Row row(Verb verb) {
        return Objects.requireNonNull(ROWS.get(verb));
    }

    /** Every single way a ticket can go. */
    static List<Transition> transitions() {
        return rows().stream().flatMap(Row::transitions).distinct().toList();
    }

    private static Set<State> states(Predicate<State> which) {
        EnumSet<State> states = EnumSet.noneOf(State.class);
        Arrays.stream(State.values()).filter(which).forEach(states::add);
        return Collections.unmodifiableSet(states);
    }

    private static Map<Verb, Row> index(List<Row> rows) {
        Map<Verb, Row> index = new EnumMap<>(Verb.class);
        rows.forEach(row -> index.put(row.verb(), row));
        return Collections.unmodifiableMap(index);
    }
}
