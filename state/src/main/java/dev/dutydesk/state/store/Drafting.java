package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a commit into what is written for it. What the rest can be built again from comes first: the numbers, the
 * events, the answer.
 */
final class Drafting {
    private static final int EVENTS_KEPT = 10_000;

    private final Records records;
    private final DueTimes dueTimes;
    private final Zones zones;

    Drafting(Records records, DueTimes dueTimes, Zones zones) {
        this.records = records;
        this.dueTimes = dueTimes;
        this.zones = zones;
    }

    /** @param now since when rooms are behind and notices wait */
    Writes of(Commit commit, Instant now) {
        Keys keys = new Keys(commit.desk());
        Writes writes = new Writes(keys, keys.commit(commit.id()));
        // A record is written by one command: nothing of it could ever be repaired.
        commit.records().forEach(record -> DeskRecords.write(writes, keys, record));
        Change change = commit.change();
        if (change == null) {
            writes.keep();
        } else {
            change(keys, commit, change, now, writes);
        }
        commit.announcements()
                .forEach(said -> Pending.add(
                        writes, WaitingKeys.ANNOUNCEMENTS, commit.desk(), said.id(), said.urgent(), said, now));
        return writes;
    }

    private void change(Keys keys, Commit commit, Change change, Instant now, Writes writes) {
        change.tickets().forEach(of -> require(keys, of, writes));
        if (commit.claim() != null) {
            writes.requireUnclaimed(keys.claim(commit.claim()));
        }
        change.tickets().stream()
                .filter(of -> of.before() == null)
                .forEach(of -> writes.number(keys, of.after().id()));
        List<byte[]> bodies =
                change.tickets().stream().map(of -> TicketJson.body(of.after())).toList();
        List<Optional<byte[]>> packed = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            packed.add(past(keys, change.tickets().get(i), bodies.get(i), writes));
        }
        writes.keep();
        for (int i = 0; i < bodies.size(); i++) {
            Change.Of of = change.tickets().get(i);
            records.write(writes, keys, of.after(), bodies.get(i), packed.get(i).orElse(null));
            found(keys, of, writes);
            days(keys, of.steps(), writes);
            log(keys, of.steps(), writes);
            waiting(keys, of.after(), now, writes);
        }
        originals(keys, commit, change, writes);
        change.notices()
                .forEach(notice -> Pending.add(
                        writes, waitsAmong(notice), commit.desk(), notice.id(), notice.urgent(), notice, now));
    }

    private static WaitingKeys.Entries waitsAmong(Notice notice) {
        return notice.way().isChat() ? WaitingKeys.NOTICES : WaitingKeys.CALLS;
    }

    private static void require(Keys keys, Change.Of of, Writes writes) {
        Ticket before = of.before();
        writes.touches(of.after().id());
        writes.requireRevision(keys.ticket(of.after().id()), before == null ? null : before.revision());
    }

    /** The events. @return all of them packed, where the ticket is archived */
    private Optional<byte[]> past(Keys keys, Change.Of of, byte[] body, Writes writes) {
        Ticket after = of.after();
        String list = keys.history(after.id());
        boolean archived = after.state() == State.ARCHIVED;
        if (!archived && of.erased() == null) {
            History.of(of, body).entries().forEach(entry -> writes.append(list, entry));
            return Optional.empty();
        }
        // As it stands at the revision the change was decided on: at any other one the commit is refused.
        History all = records.history(keys.desk(), after.id()).and(of);
        if (archived) {
            return Optional.of(Packing.pack(all));
        }
        writes.unlist(list);
        all.entries().forEach(entry -> writes.append(list, entry));
        return Optional.empty();
    }

    /** Of words that are redacted nothing stays as it was typed. */
    private void originals(Keys keys, Commit commit, Change change, Writes writes) {
        Change.Of first = change.tickets().getFirst();
        if (commit.original() != null) {
            String no = Integer.toString(first.steps().getFirst().event().no());
            writes.field(keys.originals(first.after().id()), no, commit.original());
        }
        for (Change.Of of : change.tickets()) {
            if (of.erased() != null && of.erased().ofWords()) {
                String typed = keys.originals(of.after().id());
                records.originals(keys.desk(), of.after().id())
                        .keySet()
                        .forEach(no -> writes.unfield(typed, Integer.toString(no)));
            }
        }
    }

    private static void found(Keys keys, Change.Of of, Writes writes) {
        Ticket after = of.after();
        String id = after.id().value();
        Map<String, Long> was = Indexes.of(keys, of.before());
        Map<String, Long> is = Indexes.of(keys, after);
        was.keySet().stream().filter(set -> !is.containsKey(set)).forEach(set -> writes.unscore(set, id));
        is.forEach((set, score) -> {
            if (!score.equals(was.get(set))) {
                writes.score(set, score, id);
            }
        });
        String claimed = Indexes.claim(keys, of.before());
        String claims = Indexes.claim(keys, after);
        if (claimed != null && !claimed.equals(claims)) {
            writes.unclaim(claimed, after.id());
        }
        if (claims != null && !claims.equals(claimed)) {
            writes.claim(claims, after.id());
        }
        String root = Indexes.root(after);
        if (of.before() == null && root != null) {
            writes.field(WaitingKeys.roots(keys.desk()), root, id);
        }
    }

    private static void log(Keys keys, List<Change.Step> steps, Writes writes) {
        for (Change.Step step : steps) {
            Event event = step.event();
            writes.log(
                    keys.events(),
                    EVENTS_KEPT,
                    step.after().id(),
                    event.no(),
                    event.verb().word());
        }
    }

    /** On which days the steps were made, for reviews. */
    void days(Keys keys, List<Change.Step> steps, Writes writes) {
        for (Change.Step step : steps) {
            Event event = step.event();
            LocalDate day = event.at().atZone(zones.zone(keys.desk())).toLocalDate();
            writes.field(
                    keys.day(event.verb(), day),
                    step.after().id().value(),
                    DayFacts.of(step).text());
        }
    }

    /** When the clock looks at it, and its rooms. */
    void waiting(Keys keys, Ticket ticket, Instant now, Writes writes) {
        String timers = WaitingKeys.timers(keys.desk());
        String owner = Timers.Owner.of(ticket.id()).toString();
        Instant due = ticket.state() == State.ARCHIVED ? null : dueTimes.next(ticket);
        if (due == null) {
            writes.unscore(timers, owner);
        } else {
            writes.score(timers, due.toEpochMilli(), owner);
        }
        String behind = WaitingKeys.behind(keys.desk());
        ticket.rooms().forEach(room -> writes.earliest(behind, now, new Mark(ticket.id(), room).member()));
    }
}
