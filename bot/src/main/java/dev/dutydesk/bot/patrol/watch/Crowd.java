package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Cases.Case;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many findings of one moment, taken in one commit as far as they only join what there is, or wait: a thousand of them don't wait for
 * the disk a thousand times. What changes a ticket isn't taken. One object for one try.
 */
final class Crowd {
    private final Store store;
    private final Desk desk;
    private final Instant now;
    private final DeskRecord casesRecord;
    private final List<DeskRecord> records = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<TicketId, Optional<Ticket>> tickets = new HashMap<>();
    private Cases cases;

    Crowd(Store store, Desk desk, Instant now) {
        this.store = store;
        this.desk = desk;
        this.now = now;
        casesRecord = store.records().find(desk.id(), Cases.NAME);
        cases = Cases.read(casesRecord);
    }

    /** @param besides what is to be committed with those taken, by their fingerprints */
    Findings.Together take(List<Findings.News> news, Commit with, Function<Set<String>, List<DeskRecord>> besides) {
        Cases before = cases;
        for (Findings.News each : news) {
            String fingerprint = each.finding().fingerprint();
            DeskRecord record = store.records().find(desk.id(), Found.name(fingerprint));
            Found known = Found.read(record);
            Optional<Found> after = each.isOver() ? well(known) : bad(known, each.finding());
            after.filter(found -> !found.equals(known)).ifPresent(found -> records.add(found.over(record)));
            if (after.isPresent() || each.isOver() && (known == null || !known.isOn())) {
                taken.add(fingerprint);
            }
        }
        List<DeskRecord> more = besides.apply(taken);
        if (cases != before) {
            records.add(cases.over(casesRecord, now));
        }
        records.addAll(more);
        Outcome outcome = records.isEmpty()
                ? new Outcome.Done("", List.of(), true)
                : store.tickets().commit(with.besides(records));
        return new Findings.Together(outcome, taken);
    }

    /** How it is kept then; empty where more is to be done than to note it. */
    private Optional<Found> bad(@Nullable Found known, Finding finding) {
        if (known != null && known.isOn()) {
            return Optional.empty();
        }
        if (known != null && known.id() != null) {
            Ticket ticket = ticket(known.id()).orElse(null);
            if (ticket != null && Findings.isBack(known, ticket, now)) {
                boolean goesOn = ticket.state().isOpen()
                        && ticket.state() != State.RESOLVED
                        && !finding.grade().isAbove(ticket.sort().grade())
                        && cases.on(ticket.id())
                                .filter(each -> each.recovered() == null)
                                .isPresent();
                if (!goesOn) {
                    return Optional.empty();
                }
                cases = cases.changing(ticket.id(), each -> each.back(now));
                return Optional.of(new Found(finding, ticket.id().value(), null));
            }
        }
        Optional<Case> other = cases.joinable(finding, now);
        if (other.isPresent()) {
            Case joined = other.get().joined(finding, now);
            cases = cases.with(joined);
            return Optional.of(new Found(finding, joined.ticket(), null));
        }
        if (!finding.waits() || cases.isEnough(finding)) {
            return Optional.empty();
        }
        cases = cases.waits(finding, now);
        return Optional.of(new Found(finding, null, null));
    }

    private Optional<Found> well(@Nullable Found known) {
        if (known == null || !known.isOn()) {
            return Optional.empty();
        }
        Found after = new Found(known.finding(), known.ticket(), now);
        TicketId id = known.id();
        if (id == null) {
            cases = cases.without(known.finding().fingerprint());
            return Optional.of(after);
        }
        if (cases.on(id).filter(each -> each.open() > 1).isEmpty()) {
            return Optional.empty();
        }
        cases = cases.changing(id, each -> each.well(now));
        return Optional.of(after);
    }

    private Optional<Ticket> ticket(TicketId id) {
        return tickets.computeIfAbsent(
                id, each -> store.tickets().find(desk.id(), each).map(Numbered::ticket));
    }
}
