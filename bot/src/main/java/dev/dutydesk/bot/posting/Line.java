package dev.dutydesk.bot.posting;

import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn in one channel: what waits for it is sent one after another, the worst first, and recorded. Where the channel
 * takes no more, the rest is put off, each to when it will have its turn.
 */
final class Line {
    private static final Logger log = LoggerFactory.getLogger(Line.class);
    /** What can't be shown for a fault of ours doesn't stop the others. */
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);
    /** So many are recorded together where each could simply be sent again; replies wait for the record. */
    private static final int RECORDED_TOGETHER = 16;

    private final Work work;
    private final Store store;
    private final Pace pace;
    private final Telling telling;
    private final Map<TicketId, Optional<Numbered>> tickets = new HashMap<>();
    private final Map<Mark, Shown> shown = new HashMap<>();
    private final List<Told> unrecorded = new ArrayList<>();

    Line(Work work, Store store, Pace pace) {
        this.work = work;
        this.store = store;
        this.pace = pace;
        this.telling = new Telling(work, store.notices());
    }

    /** A mark, or a notice with the mark of the room it is told in. */
    private record Item(Mark mark, Notices.@Nullable Waiting notice) {}

    /** @return why the channel takes no more now; null where all was done or dealt with */
    @Nullable
    String run(List<Mark> marks, List<Notices.Waiting> notices) throws TenureOver {
        List<Item> waiting = new ArrayList<>();
        marks.forEach(mark -> waiting.add(new Item(mark, null)));
        notices.forEach(notice -> waiting.add(new Item(
                new Mark(notice.notice().ticket(), work.reach().channel().name()), notice)));
        try {
            return send(waiting);
        } finally {
            record();
        }
    }

    private @Nullable String send(List<Item> waiting) throws TenureOver {
        Duration pause = pace.pause();
        if (!pause.isZero()) {
            putOff(waiting, PutOff.notSent("paused", pause));
            return null;
        }
        load(waiting);
        waiting.sort(Comparator.comparing(this::grade).thenComparing(item -> item.notice() != null));
        for (int i = 0; i < waiting.size(); i++) {
            Item item = waiting.get(i);
            try {
                work.tenure().check();
                send(item);
            } catch (PutOff e) {
                broken(item, e);
                putOff(waiting.subList(i + 1, waiting.size()), e);
                return e.why();
            } catch (RedisException e) {
                throw e;
            } catch (RuntimeException e) {
                fault(item, e);
            }
        }
        return null;
    }

    private void load(List<Item> waiting) {
        Set<Mark> marks = new LinkedHashSet<>();
        waiting.forEach(item -> marks.add(item.mark()));
        shown.putAll(store.marks().shown(desk(), marks));
        marks.forEach(mark ->
                tickets.computeIfAbsent(mark.ticket(), id -> store.tickets().find(desk(), id)));
    }

    private void send(Item item) throws PutOff, TenureOver {
        Optional<Numbered> ticket = ticket(item);
        Shown before = shown.getOrDefault(item.mark(), Shown.NOTHING);
        if (item.notice() != null) {
            if (ticket.isEmpty()) {
                telling.drop(item.notice().notice(), "there is no such ticket");
            } else {
                telling.tell(item.notice(), ticket.get(), history(item.mark()), before);
            }
        } else if (ticket.isEmpty()) {
            log.warn(
                    "Desk {} has no ticket {}, which a room is behind with",
                    desk(),
                    item.mark().ticket());
            told(Told.done(item.mark(), before));
        } else {
            show(item.mark(), ticket.get(), before);
        }
    }

    private void show(Mark mark, Numbered ticket, Shown before) throws PutOff, TenureOver {
        Showing showing = new Showing(work, store.marks(), mark, before, ticket, history(mark));
        try {
            told(showing.show());
        } catch (Showing.Gone e) {
            log.debug("{} was shown meanwhile", mark);
        } catch (TenureOver e) {
            unrecorded.add(Told.again(mark, showing.reached(), now()));
            throw e;
        } finally {
            // Also where it was broken off: it goes on from there.
            shown.put(mark, showing.reached());
        }
    }

    private Supplier<List<Event>> history(Mark mark) {
        return new Once<>(() -> store.tickets().history(desk(), mark.ticket()));
    }

    /** The one during which the channel stopped taking posts. */
    private void broken(Item item, PutOff e) throws TenureOver {
        Instant when = now().plus(e.after());
        if (item.notice() != null) {
            telling.later(item.notice(), when, e.unsure());
        } else {
            told(Told.again(item.mark(), reached(item), when));
        }
    }

    private void fault(Item item, RuntimeException e) throws TenureOver {
        log.error("{} can't be told in {}", key(item), item.mark().channel(), e);
        Instant when = now().plus(AFTER_A_FAULT);
        if (item.notice() != null) {
            telling.later(item.notice(), when, true);
        } else {
            told(Told.again(item.mark(), reached(item), when));
        }
    }

    private void putOff(List<Item> rest, PutOff e) throws TenureOver {
        Map<Instant, List<Mark>> marks = new HashMap<>();
        for (int i = 0; i < rest.size(); i++) {
            Item item = rest.get(i);
            Instant when = now().plus(e.after()).plus(pace.turnOf(i + 1));
            if (item.notice() != null) {
                telling.later(item.notice(), when, item.notice().sending() != null);
            } else {
                marks.computeIfAbsent(when, at -> new ArrayList<>()).add(item.mark());
            }
        }
        for (Map.Entry<Instant, List<Mark>> slot : marks.entrySet()) {
            work.tenure().insist(() -> store.marks().later(desk(), epoch(), slot.getValue(), slot.getKey()));
        }
    }

    private void told(Told told) throws TenureOver {
        unrecorded.add(told);
        if (!work.reach().byId() || unrecorded.size() >= RECORDED_TOGETHER) {
            record();
        }
    }

    private void record() throws TenureOver {
        if (unrecorded.isEmpty()) {
            return;
        }
        List<Told> batch = List.copyOf(unrecorded);
        unrecorded.clear();
        work.tenure().effects(() -> store.marks().shown(desk(), epoch(), now(), batch));
    }

    private Optional<Numbered> ticket(Item item) {
        return tickets.getOrDefault(item.mark().ticket(), Optional.empty());
    }

    private Grade grade(Item item) {
        return ticket(item).map(t -> t.ticket().sort().grade()).orElse(Grade.ROUTINE);
    }

    private Shown reached(Item item) {
        return shown.getOrDefault(item.mark(), Shown.NOTHING);
    }

    private String key(Item item) {
        return ticket(item)
                .map(t -> new TicketKey(work.desk().prefix(), t.number()).toString())
                .orElse(item.mark().ticket().value());
    }

    private Instant now() {
        return work.clock().instant();
    }

    private String desk() {
        return work.desk().id();
    }

    private long epoch() {
        return work.tenure().epoch();
    }
}
