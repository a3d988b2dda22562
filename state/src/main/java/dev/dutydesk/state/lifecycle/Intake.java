package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How a ticket begins. */
final class Intake {
    private Intake() {}

    /** The ticket that a report would make, before its first step. */
    static Ticket unborn(Act.Report act, Facts facts) {
        return new Ticket(
                act.id(),
                act.desk(),
                0,
                State.DISPATCHED,
                0,
                new Ticket.Arrival(Verb.REPORT, facts.actor().id(), facts.now()),
                new Ticket.Report(
                        act.reporter(),
                        act.side(),
                        List.of(),
                        act.origin(),
                        act.source(),
                        facts.now(),
                        act.place(),
                        Titles.of(act.text()),
                        act.text().strip(),
                        act.fingerprint()),
                new Ticket.Sort(
                        act.grade(),
                        act.grade(),
                        act.category(),
                        act.module(),
                        act.group(),
                        List.copyOf(act.why()),
                        0,
                        act.triage(),
                        null,
                        act.outOfScope()),
                facts.targets().getOrDefault(act.grade(), Deadlines.NONE),
                Ticket.Response.NONE.withWaitingSince(facts.now()),
                Ticket.Work.NONE,
                Ticket.Closing.NONE,
                null,
                Duration.ZERO,
                ordered(Stream.of(act.place().channel()), act.rooms()),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static void report(Draft draft, Act.Report act) {
        draft.step(
                draft.ticket(),
                Detail.of(
                        "grade", act.grade().word(),
                        "group", act.group(),
                        "category", act.category(),
                        "module", act.module(),
                        "reporter", act.reporter(),
                        "source", act.source(),
                        "text", act.text().strip()));
        if (act.into() != null) {
            Merging.merge(draft, act.into(), List.of());
        }
    }

    /** In order of appearance, each once, so that a record always reads the same. */
    static Set<String> ordered(Stream<String> first, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>();
        Stream.concat(first, more.stream()).forEach(all::add);
        return Collections.unmodifiableSet(all);
    }
}
