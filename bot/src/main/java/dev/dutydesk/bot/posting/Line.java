package dev.dutydesk.bot.posting;

import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One turn in one channel: what waits for it is sent, the worst first, and recorded. Where the channel takes no more, the
 * rest is put off, each to when it will have its turn.
 */
final class Line {
    private final Work work;
    private final Store store;
    private final Pace pace;
    private final Ledger ledger;
    private final Telling telling;
    private final Announcing announcing;

    Line(Work work, Store store, Pace pace) {
        this.work = work;
        this.store = store;
        this.pace = pace;
        this.ledger = new Ledger(work, store.marks());
        this.telling = new Telling(work, store.notices());
        this.announcing = new Announcing(work, store);
    }

    /** A mark, or a notice with the mark of the room it is told in. */
    record Item(Mark mark, Notices.@Nullable Waiting notice) {}

    /** @return why the channel takes no more now; null where all was done or dealt with */
    @Nullable
    PutOff run(Pile pile) throws TenureOver {
        String channel = work.reach().channel().name();
        List<Item> waiting = Stream.concat(
                        pile.marks().stream().map(mark -> new Item(mark, null)),
                        pile.notices().stream()
                                .map(notice -> new Item(new Mark(notice.notice().ticket(), channel), notice)))
                .toList();
        Duration pause = pace.pause();
        if (!pause.isZero()) {
            putOff(waiting, pause);
            announcing.putOff(pile.announcements(), pause);
            return null;
        }
        pace.turnBegins();
        Hands hands = new Hands(work.reach().width(), queue(waiting));
        try {
            hands.work();
        } finally {
            ledger.flush();
        }
        PutOff stopped = hands.stopped();
        if (stopped == null) {
            // Tickets come first: somebody waits for them.
            return announcing.say(pile.announcements());
        }
        putOff(hands.left(), stopped.after());
        if (stopped.month() == null) {
            announcing.putOff(pile.announcements(), stopped.after());
        } else {
            announcing.sayUrgent(pile.announcements(), stopped);
        }
        return stopped;
    }

    /** What is about one ticket stays together, the card first. */
    private Queue<Subject> queue(List<Item> waiting) {
        Map<TicketId, List<Item>> byTicket = new LinkedHashMap<>();
        waiting.forEach(item -> byTicket.computeIfAbsent(item.mark().ticket(), id -> new ArrayList<>())
                .add(item));
        Set<Mark> marks = new LinkedHashSet<>();
        waiting.forEach(item -> marks.add(item.mark()));
        Map<Mark, Shown> shown = store.marks().shown(work.desk().id(), marks);
        Map<TicketId, Numbered> tickets = new HashMap<>();
        store.tickets()
                .find(work.desk().id(), byTicket.keySet())
                .forEach(found -> tickets.put(found.ticket().id(), found));
        Map<TicketId, Grade> grades = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        byTicket.forEach((id, items) -> {
            Optional<Numbered> ticket = Optional.ofNullable(tickets.get(id));
            grades.put(id, ticket.map(t -> t.ticket().sort().grade()).orElse(Grade.ROUTINE));
            Mark mark = items.getFirst().mark();
            subjects.add(
                    new Subject(work, store, ledger, telling, ticket, items, shown.getOrDefault(mark, Shown.NOTHING)));
        });
        subjects.sort(Comparator.comparing(subject -> grades.getOrDefault(subject.ticket(), Grade.ROUTINE)));
        return new ArrayDeque<>(subjects);
    }

    private void putOff(List<Item> rest, Duration after) throws TenureOver {
        Instant now = work.clock().instant();
        Map<Instant, List<Mark>> marks = new LinkedHashMap<>();
        for (int i = 0; i < rest.size(); i++) {
            Item item = rest.get(i);
            Instant when = now.plus(after).plus(pace.turnOf(i + 1));
            if (item.notice() != null) {
                telling.later(item.notice(), when, item.notice().sending() != null);
            } else {
                marks.computeIfAbsent(when, at -> new ArrayList<>()).add(item.mark());
            }
        }
        for (Map.Entry<Instant, List<Mark>> slot : marks.entrySet()) {
            work.tenure()
                    .effects(() -> store.marks()
                            .later(work.desk().id(), work.tenure().epoch(), slot.getValue(), slot.getKey()));
        }
    }
}
