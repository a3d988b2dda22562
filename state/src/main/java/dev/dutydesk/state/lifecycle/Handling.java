package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the acts of those who work on a ticket make of it. */
final class Handling {
    private Handling() {}

    static void acknowledge(Draft draft) {
        draft.step(inHandOf(draft.actor().id(), draft.ticket(), draft.now()), Detail.of());
    }

    static void release(Draft draft, Act.Release act) {
        draft.step(waiting(draft.ticket(), draft.now()), Detail.of("reason", act.reason(), "from", handler(draft)));
    }

    /**
     * To oneself it is taken like by acknowledging: the group stays, also where one isn't in it. To another person it goes
     * to a group that person is in.
     */
    static void assign(Draft draft, Act.Assign act) {
        Ticket ticket = draft.ticket();
        String group = groupAfter(draft.decided(), act);
        boolean moved = !group.equals(ticket.sort().group());
        int changes = ticket.sort().groupChanges() + (moved ? 1 : 0);
        Ticket filed = ticket.with(t -> t.sort(ticket.sort()
                        .with(s -> s.group(group).groupChanges(changes).triage(s.triage() && !moved)))
                .rooms(Intake.ordered(ticket.rooms().stream(), act.rooms())));
        draft.step(
                draft.to() == State.ACKNOWLEDGED
                        ? inHandOf(draft.actor().id(), filed, draft.now())
                        : waiting(filed, draft.now())
                                .with(t -> t.response(t.response().withAssignee(act.person()))),
                Detail.of(
                        "to",
                        act.person(),
                        "group",
                        moved ? group : null,
                        "fromGroup",
                        moved ? ticket.sort().group() : null,
                        "from",
                        handler(draft)));
        draft.tell(Notice.Kind.ASSIGNED, draft.ticket(), act.person());
        if (moved && changes == 2) {
            draft.callLead();
        }
    }

    static void diagnose(Draft draft, Act.Diagnose act) {
        acknowledgeFirst(draft);
        Ticket ticket = draft.ticket();
        Instant first = ticket.work().diagnosedAt();
        draft.step(
                ticket.withWork(ticket.work()
                        .with(w -> w.finding(act.finding().strip()).diagnosedAt(first == null ? draft.now() : first))),
                Detail.of("finding", act.finding().strip()));
    }

    /** What an earlier try said of version, way back and regression doesn't hold for this one. */
    static void resolve(Draft draft, Act.Resolve act) {
        acknowledgeFirst(draft);
        Ticket ticket = Waiting.offHold(draft.ticket(), draft.facts());
        String cause = act.cause() == null ? ticket.sort().cause() : act.cause();
        draft.step(
                ticket.with(t -> t.sort(ticket.sort().withCause(cause))
                        .work(resolvedBy(draft, ticket.work())
                                .with(w -> w.solution(act.solution().strip())
                                        .version(act.version())
                                        .rollback(act.rollback())
                                        .regression(act.regression())))),
                Detail.of(
                        "solution", act.solution().strip(),
                        "cause", act.cause(),
                        "version", act.version(),
                        "rollback", act.rollback(),
                        "regression",
                                act.regression() == null
                                        ? null
                                        : act.regression().word()));
        draft.tell(
                Notice.Kind.ACCEPTANCE,
                draft.ticket(),
                draft.ticket().report().askedToAccept(draft.facts().lead()));
    }

    static void withdraw(Draft draft, Act.Withdraw act) {
        draft.step(goesOn(draft.ticket(), draft), Detail.of("reason", act.reason()));
    }

    /**
     * The evidence stands as the solution, so that who accepts has something to judge. Nobody is asked for that now: it isn't
     * worth waking anyone for, and the clock asks.
     */
    static void recover(Draft draft, Act.Recover act) {
        Ticket off = Waiting.offHold(draft.ticket(), draft.facts());
        String evidence = act.evidence().isBlank()
                ? off.work().solution()
                : act.evidence().strip();
        Ticket resolved = off.withWork(resolvedBy(draft, off.work()).withSolution(evidence));
        boolean ended = draft.to() == State.ACCEPTED;
        draft.step(
                (ended ? resolved.withClosing(Ending.ended(resolved, State.ACCEPTED, draft)) : resolved)
                        .with(t -> t.response(
                                t.response().with(r -> r.waitingSince(null).assignee(null)))),
                Detail.of("evidence", act.evidence()));
    }

    /** The group a ticket would be in; a person's first one only where they aren't in the ticket's. */
    static String groupAfter(Case c, Act.Assign act) {
        String group = c.ticket().sort().group();
        if (act.group() != null) {
            return act.group();
        }
        if (act.person() == null || act.person().equals(c.actor().id())) {
            return group;
        }
        return Stream.concat(Stream.of(group).filter(assignee(c).groups()::contains), assignee(c).groups().stream())
                .findFirst()
                .orElse(group);
    }

    static Actor assignee(Case c) {
        return Objects.requireNonNull(c.facts().assignee(), "an assignee is named but not given");
    }

    /** A first response is kept: it isn't judged again. */
    static Ticket inHandOf(String person, Ticket ticket, Instant now) {
        Instant first = ticket.response().acknowledgedAt();
        return ticket.withResponse(ticket.response()
                .with(r -> r.handler(person)
                        .assignee(null)
                        .acknowledgedAt(first == null ? now : first)
                        .handledSince(now)
                        .waitingSince(null)
                        .nudgedAt(null)));
    }

    /** It waits for somebody to acknowledge it. */
    static Ticket waiting(Ticket ticket, Instant now) {
        return ticket.withResponse(ticket.response()
                .with(r -> r.handler(null)
                        .assignee(null)
                        .handledSince(null)
                        .waitingSince(now)
                        .nudgedAt(null)));
    }

    /** What was resolved or ended goes on: the resolution is undone, the time it stood still left out. */
    static Ticket goesOn(Ticket ticket, Draft draft) {
        return ticket.with(t -> t.deadlines(Clocks.goneOn(ticket, draft.facts()))
                .closing(ticket.closing()
                        .withClosedFor(ticket.closing().closedFor().plus(Clocks.stood(ticket, draft.now()))))
                .work(ticket.work().with(w -> w.resolvedAt(null).resolvedBy(null))));
    }

    private static Ticket.Work resolvedBy(Draft draft, Ticket.Work work) {
        return work.with(
                w -> w.resolvedAt(draft.now()).resolvedBy(draft.actor().id()).nextUpdate(null));
    }

    private static void acknowledgeFirst(Draft draft) {
        if (draft.ticket().response().handler() == null) {
            draft.step(
                    Verb.ACKNOWLEDGE,
                    State.ACKNOWLEDGED,
                    inHandOf(draft.actor().id(), draft.ticket(), draft.now()),
                    Detail.of());
        }
    }

    private static @Nullable String handler(Draft draft) {
        return draft.ticket().response().handler();
    }
}
