package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Cases.Case;
import dev.dutydesk.bot.patrol.watch.Cases.Waiting;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens tickets for findings, or joins a person's. */
final class Opening {
    private final Store store;
    private final CaseActs acts;

    Opening(Store store, CaseActs acts) {
        this.store = store;
        this.acts = acts;
    }

    /** With those of its system that wait. */
    Outcome open(Desk desk, DeskRecord record, Cases before, Finding finding, Commit with, Instant now) {
        Cases cases = before.without(finding.fingerprint());
        List<Finding> together = new ArrayList<>(List.of(finding));
        Optional<Waiting> group = cases.waitingFor(finding);
        group.ifPresent(waiting -> together.addAll(waiting.findings()));
        Cases left = group.map(cases::without).orElse(cases);
        Optional<Ticket> persons = acts.ofPerson(desk, finding);
        CaseActs.Opened opened = persons.map(ticket -> acts.join(desk, ticket, together, now))
                .orElseGet(() -> acts.open(desk, together, now));
        List<DeskRecord> records = new ArrayList<>();
        for (Finding each : together) {
            DeskRecord one = store.records().find(desk.id(), Found.name(each.fingerprint()));
            records.add(new Found(each, opened.of().ticket(), null).over(one));
        }
        records.add(left.with(opened.of()).over(record, now));
        Commit whole = with.changing(opened.change()).besides(records);
        Outcome outcome = store.tickets().commit(opened.of().own() ? whole.claiming(finding.fingerprint()) : whole);
        if (outcome instanceof Outcome.Claimed claimed) {
            return adopt(desk, record, left, finding, claimed, with, now);
        }
        if (outcome instanceof Outcome.Done && opened.of().own()) {
            acts.linkToLast(desk, opened.of(), with);
        }
        return outcome;
    }

    /** An open ticket has the fingerprint though nothing is kept of it: it was merged, or reopened by hand. */
    private Outcome adopt(
            Desk desk,
            DeskRecord record,
            Cases cases,
            Finding finding,
            Outcome.Claimed claimed,
            Commit with,
            Instant now) {
        DeskRecord one = store.records().find(desk.id(), Found.name(finding.fingerprint()));
        Case of = Case.of(claimed.by(), List.of(finding), true, now);
        return store.tickets()
                .commit(with.besides(List.of(
                        new Found(finding, of.ticket(), null).over(one),
                        cases.with(of).over(record, now))));
    }
}
