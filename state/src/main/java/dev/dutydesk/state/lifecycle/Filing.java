package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What acts that leave a ticket's state as it is make of it. */
final class Filing {
    private static final Duration BETWEEN_NUDGES = Duration.ofMinutes(30);

    private Filing() {}

    static void regrade(Draft draft, Act.Regrade act) {
        Case c = draft.decided();
        Grade old = c.ticket().sort().grade();
        draft.step(
                regraded(draft, act.grade()),
                Detail.of("from", old.word(), "to", act.grade().word(), "reason", act.reason()));
        if (old.isAbove(act.grade()) && !c.isLead()) {
            draft.callLead();
        }
    }

    static void progress(Draft draft, Act.Progress act) {
        Ticket ticket = draft.ticket();
        draft.step(
                ticket.withWork(ticket.work()
                        .with(w -> w.progress(act.text().strip())
                                .progressAt(draft.now())
                                .nextUpdate(act.next()))),
                Detail.of("text", act.text().strip(), "next", act.next()));
    }

    /**
     * However many hurry it, whoever has it is told once in half an hour. Where nobody has it and it was given to nobody, who
     * is on duty is told by the escalation, not from here.
     */
    static void nudge(Draft draft) {
        Ticket.Response response = draft.ticket().response();
        String person = response.handler() != null ? response.handler() : response.assignee();
        Instant last = response.nudgedAt();
        boolean tells = person != null
                && !person.equals(draft.actor().id())
                && (last == null || !draft.now().isBefore(last.plus(BETWEEN_NUDGES)));
        draft.step(
                draft.ticket().withResponse(response.with(r -> {
                    r.nudges(response.nudges() + 1);
                    if (tells) {
                        r.nudgedAt(draft.now());
                    }
                })),
                Detail.of());
        if (tells) {
            draft.tell(Notice.Kind.NUDGED, draft.ticket(), person);
        }
    }

    static void classify(Draft draft, Act.Classify act) {
        Ticket before = draft.ticket();
        Ticket ticket = before.withSort(classified(before.sort(), act));
        boolean free = before.sort().triage() && before.response().acknowledgedAt() == null;
        Act.Classify.Home home = free ? act.home() : null;
        draft.step(
                home == null ? ticket : at(home, ticket),
                Detail.of(
                        "category", act.category(),
                        "module", act.module(),
                        "cause", act.cause(),
                        "outOfScope", act.outOfScope(),
                        "group", home == null ? null : home.group()));
    }

    private static Ticket at(Act.Classify.Home home, Ticket ticket) {
        return ticket.with(t -> t.sort(ticket.sort().withGroup(home.group()))
                .rooms(Intake.ordered(ticket.rooms().stream(), home.rooms())));
    }

    /** What it is about being said, nobody needs to ask any more. */
    static Ticket.Sort classified(Ticket.Sort sort, Act.Classify act) {
        return sort.with(s -> s.category(act.category() == null ? sort.category() : act.category())
                .module(act.module() == null ? sort.module() : act.module())
                .cause(act.cause() == null ? sort.cause() : act.cause())
                .outOfScope(act.outOfScope() == null ? sort.outOfScope() : act.outOfScope())
                .triage(sort.triage() && act.category() == null && act.module() == null));
    }

    static void rate(Draft draft, Act.Rate act) {
        draft.step(
                draft.ticket().withClosing(rated(draft.ticket(), act)),
                Detail.of("stars", act.stars(), "remark", act.remark()));
    }

    static Ticket.Closing rated(Ticket ticket, Act.Rate act) {
        Ticket.Closing closing = ticket.closing();
        return closing.with(c -> c.stars(act.stars()).remark(act.remark() == null ? closing.remark() : act.remark()));
    }

    static void retro(Draft draft, Act.Retro act) {
        draft.step(
                draft.ticket()
                        .withClosing(draft.ticket()
                                .closing()
                                .withRetrospective(act.text().strip())),
                Detail.of("text", act.text().strip()));
    }

    static void link(Draft draft, Act.Link act) {
        draft.step(
                draft.ticket()
                        .withLinks(added(draft.ticket().links(), act.target().strip())),
                Detail.of("target", act.target().strip()));
    }

    static void comment(Draft draft, Act.Comment act) {
        draft.step(
                questionAnswered(draft), Detail.of("text", act.text().strip(), "kind", act.kind(), "room", act.room()));
        Waiting.answered(draft);
    }

    static void attach(Draft draft, Act.Attach act) {
        Ticket ticket = questionAnswered(draft);
        draft.step(
                ticket.withFiles(added(
                        ticket.files(),
                        new Ticket.File(act.name(), act.address(), draft.actor().id(), draft.now()))),
                Detail.of("name", act.name(), "address", act.address(), "room", act.room()));
        Waiting.answered(draft);
    }

    /** A text written before anybody took the ticket may make it worse, never better. */
    static void edit(Draft draft, Act.Edit act) {
        Ticket ticket = draft.ticket();
        Grade old = ticket.sort().grade();
        draft.step(
                sortedAgain(ticket, act)
                        .withReport(ticket.report()
                                .with(r -> r.title(Titles.of(act.text()))
                                        .description(act.text().strip()))),
                Detail.of("text", act.text().strip()));
        if (act.grade() != null && act.grade().isAbove(old) && ticket.response().acknowledgedAt() == null) {
            draft.step(
                    Verb.REGRADE,
                    ticket.state(),
                    regraded(draft, act.grade()),
                    Detail.of("from", old.word(), "to", act.grade().word()));
        }
    }

    /** It goes where the new text belongs if that is worse, or if nobody knew where it belonged. */
    private static Ticket sortedAgain(Ticket ticket, Act.Edit act) {
        Act.Edit.Sorted sorted = act.sorted();
        Ticket.Sort sort = ticket.sort();
        boolean worse = act.grade() != null && act.grade().isAbove(sort.grade());
        if (sorted == null || ticket.response().acknowledgedAt() != null || !sort.triage() && !worse) {
            return ticket;
        }
        return ticket.with(t -> t.sort(sort.with(s -> s.category(sorted.category())
                        .module(sorted.module())
                        .group(sorted.group())
                        .why(sorted.why())
                        .outOfScope(sorted.outOfScope())
                        .triage(false)))
                .rooms(Intake.ordered(ticket.rooms().stream(), sorted.rooms())));
    }

    static void redact(Draft draft, Act.Redact act) {
        draft.step(
                new Redaction(act.erasure()).of(draft.ticket()),
                Detail.of("what", act.erasure().what()));
        draft.erase(act.erasure());
    }

    static void reveal(Draft draft) {
        draft.step(draft.ticket(), Detail.of());
    }

    static void recalculate(Draft draft) {
        Deadlines after = Clocks.recalculated(draft.ticket(), draft.facts());
        draft.step(
                draft.ticket().withDeadlines(after),
                Detail.of("respond", after.respond(), "diagnose", after.diagnose(), "resolve", after.resolve()));
    }

    /** The words that led to the old grade say nothing for the new one. */
    private static Ticket regraded(Draft draft, Grade grade) {
        Ticket ticket = draft.ticket();
        Ticket.Sort sort = ticket.sort();
        return ticket.with(t -> t.sort(sort.with(s -> s.grade(grade)
                        .highest(Grade.worst(sort.highest(), grade))
                        .why(List.of())))
                .deadlines(
                        grade.isAbove(sort.grade())
                                ? Clocks.raised(ticket, grade, draft.facts())
                                : Clocks.lowered(ticket, grade, draft.facts())));
    }

    /** A P1's open question, answered; one that holds the ticket is answered by resuming. */
    private static Ticket questionAnswered(Draft draft) {
        Ticket ticket = draft.ticket();
        Case c = draft.decided();
        boolean answered = ticket.hold() != null
                && ticket.state() != State.ON_HOLD
                && c.isOfReportingSide()
                && !ticket.hold().by().equals(draft.actor().id());
        return answered ? ticket.withHold(null) : ticket;
    }

    private static <T> List<T> added(List<T> to, T one) {
        return Stream.concat(to.stream(), Stream.of(one)).toList();
    }
}
