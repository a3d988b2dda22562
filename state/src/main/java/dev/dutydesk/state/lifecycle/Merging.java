package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two tickets about one fault. What is merged keeps its own record, handler included, to get its own life back when it
 * is reopened; its reporters stay joined to the other one then, since they were told of it. The room where it was
 * reported gets the other ticket's card.
 */
final class Merging {
    private Merging() {}

    static void merge(Draft draft, Act.Merge act) {
        merge(draft, act.into(), act.followers());
    }

    static void merge(Draft draft, Ticket into, List<Ticket> followers) {
        Ticket merged = draft.ticket();
        State from = merged.hold() == null || merged.hold().from() == null
                ? merged.state()
                : merged.hold().from();
        Ticket off = Waiting.offHold(merged, draft.facts());
        draft.step(
                Verb.MERGE,
                State.MERGED,
                off.withClosing(Ending.ended(off, State.MERGED, draft)
                                .with(c -> c.mergedInto(into.id()).mergedFrom(from)))
                        .withMerged(List.of())
                        .withWork(off.work().withNextUpdate(null)),
                Detail.of("into", into.id()));
        for (Ticket follower : followers) {
            if (follower.state() == State.MERGED
                    && merged.id().equals(follower.closing().mergedInto())) {
                draft.beside(follower)
                        .stay(
                                Verb.MERGE,
                                follower.withClosing(follower.closing().withMergedInto(into.id())),
                                Detail.of("into", into.id(), "from", merged.id()));
            }
        }
        Course course = draft.beside(into);
        course.stay(Verb.MERGE, joined(into, merged, draft), Detail.of("joined", merged.id()));
        if (into.state() == State.RESOLVED) {
            draft.tell(Notice.Kind.ACCEPTANCE, course.ticket(), newReporters(into, merged));
        }
    }

    private static Ticket joined(Ticket into, Ticket merged, Draft draft) {
        Ticket.Sort one = into.sort();
        Ticket.Sort other = merged.sort();
        boolean raised = other.grade().isAbove(one.grade());
        Grade grade = Grade.worst(one.grade(), other.grade());
        Ticket graded = raised ? into.withDeadlines(Clocks.raised(into, grade, draft.facts())) : into;
        Ticket.Report report = into.report();
        return graded.with(t -> t.sort(one.with(s -> s.grade(grade)
                        .highest(Grade.worst(one.highest(), other.highest()))
                        .why(raised ? other.why() : one.why())))
                .deadlines(Clocks.joined(graded, merged, grade, draft.facts()))
                .report(report.with(r -> r.reporters(
                                List.copyOf(Intake.ordered(report.reporters().stream(), newReporters(into, merged))))
                        .at(
                                report.at().isBefore(merged.report().at())
                                        ? report.at()
                                        : merged.report().at())))
                .rooms(Intake.ordered(
                        into.rooms().stream(), List.of(merged.report().place().channel())))
                .merged(Stream.of(into.merged().stream(), Stream.of(merged.id()), merged.merged().stream())
                        .flatMap(ids -> ids)
                        .distinct()
                        .toList()));
    }

    private static List<String> newReporters(Ticket into, Ticket merged) {
        return Stream.concat(Stream.of(merged.report().reporter()), merged.report().reporters().stream())
                .filter(r -> !r.equals(into.report().reporter())
                        && !into.report().reporters().contains(r))
                .distinct()
                .toList();
    }

    /** The ticket it was merged into, where that is known and not packed away, lets go of it. */
    static void letGo(Draft draft, Act.Reopen act) {
        Ticket into = act.mergedInto();
        TicketId id = draft.decided().ticket().id();
        if (into == null
                || into.state() == State.ARCHIVED
                || !Objects.equals(into.id(), draft.decided().ticket().closing().mergedInto())) {
            return;
        }
        draft.beside(into)
                .stay(
                        Verb.REOPEN,
                        into.withMerged(into.merged().stream()
                                .filter(merged -> !merged.equals(id))
                                .toList()),
                        Detail.of("left", id));
    }
}
