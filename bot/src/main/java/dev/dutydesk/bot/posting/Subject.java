package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.posting.Line.Item;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Called;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that waits to be said of one ticket in one channel. For one thread. */
final class Subject {
    private static final Logger log = LoggerFactory.getLogger(Subject.class);
    /** What can't be shown for a fault of ours doesn't stop the others. */
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Work work;
    private final Store store;
    private final Ledger ledger;
    private final Telling telling;
    private final Optional<Numbered> ticket;
    private final List<Item> items;
    private final Supplier<List<Event>> history;
    private Shown shown;
    private int done;

    /** @param items at least one, the mark first where it waits */
    Subject(
            Work work,
            Store store,
            Ledger ledger,
            Telling telling,
            Optional<Numbered> ticket,
            List<Item> items,
            Shown shown) {
        this.work = work;
        this.store = store;
        this.ledger = ledger;
        this.telling = telling;
        this.ticket = ticket;
        this.items = items;
        this.shown = shown;
        this.history = new Once<>(() -> store.tickets().history(work.desk().id(), ticket()));
    }

    TicketId ticket() {
        return items.getFirst().mark().ticket();
    }

    /** What was not begun. */
    List<Item> left() {
        return items.subList(done, items.size());
    }

    void say() throws PutOff, TenureOver {
        PutOff kept = null;
        while (done < items.size()) {
            Item item = items.get(done++);
            try {
                work.tenure().check();
                say(item);
            } catch (PutOff e) {
                later(item, e.after(), e.unsure());
                if (e.month() == null) {
                    throw e;
                }
                // What asks somebody about it goes out all the same.
                kept = e;
            } catch (RedisException e) {
                throw e;
            } catch (RuntimeException e) {
                log.error("{} can't be told in {}", key(), item.mark().channel(), e);
                later(item, AFTER_A_FAULT, true);
            }
        }
        if (kept != null) {
            throw kept;
        }
    }

    private void say(Item item) throws PutOff, TenureOver {
        if (ticket.isEmpty()) {
            unknown(item);
        } else if (item.notice() != null) {
            tell(item.mark(), item.notice(), ticket.get());
        } else {
            show(item.mark(), ticket.get());
        }
    }

    private void unknown(Item item) throws TenureOver {
        if (item.notice() != null) {
            telling.drop(item.notice().notice(), "there is no such ticket");
        } else {
            log.warn(
                    "Desk {} has no ticket {}, which a room is behind with",
                    work.desk().id(),
                    ticket());
            ledger.record(Told.done(item.mark(), shown));
        }
    }

    private void tell(Mark mark, Notices.Waiting notice, Numbered numbered) throws PutOff, TenureOver {
        String message = telling.tell(notice, numbered, history, shown);
        if (message != null) {
            Shown before = shown;
            shown = new Folding(work, numbered).called(shown, notice.notice(), message);
            if (!shown.equals(before)) {
                ledger.called(mark, shown);
            }
        }
    }

    private void show(Mark mark, Numbered numbered) throws PutOff, TenureOver {
        Folding folding = new Folding(work, numbered);
        if (folding.isAlone()) {
            shown = folding.quieted(shown).edited(numbered.ticket().revision());
            ledger.record(shown.called() == null ? Told.last(mark, shown) : Told.done(mark, shown));
            return;
        }
        Showing showing = new Showing(work, store.marks(), mark, shown, numbered, history);
        try {
            ledger.record(showing.show());
        } catch (Showing.Gone e) {
            log.debug("{} was shown meanwhile", mark);
        } catch (TenureOver e) {
            ledger.keep(Told.again(mark, showing.reached(), now()));
            throw e;
        } finally {
            // Also where it was broken off: it goes on from there.
            shown = showing.reached();
        }
        quieten(numbered, folding);
    }

    /** What people were told alone is folded in their own conversations, once nobody waits for it any more. */
    private void quieten(Numbered numbered, Folding folding) throws TenureOver {
        if (!work.asksAlone() && !wasCalled(numbered.ticket().said())) {
            return;
        }
        for (Map.Entry<String, Shown> room :
                store.marks().shown(work.desk().id(), ticket()).entrySet()) {
            Called called = room.getValue().called();
            if (Channel.Account.in(room.getKey()).isPresent() && called != null && folding.isOver(called)) {
                Mark own = new Mark(ticket(), room.getKey());
                work.tenure()
                        .effect(() -> store.marks()
                                .look(work.desk().id(), work.tenure().epoch(), own, now()));
            }
        }
    }

    private static boolean wasCalled(Ticket.Reminded said) {
        return said.unanswered() != null
                || said.silent() != null
                || !said.passed().isEmpty();
    }

    /** The one during which something went wrong. */
    private void later(Item item, Duration after, boolean unsure) throws TenureOver {
        Instant when = now().plus(after);
        if (item.notice() != null) {
            telling.later(item.notice(), when, unsure);
        } else {
            ledger.record(Told.again(item.mark(), shown, when));
        }
    }

    private String key() {
        return ticket.map(t -> new TicketKey(work.desk().prefix(), t.number()).toString())
                .orElse(ticket().value());
    }

    private Instant now() {
        return work.clock().instant();
    }
}
