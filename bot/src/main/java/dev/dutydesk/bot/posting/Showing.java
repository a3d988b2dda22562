package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.posting.Reach.Never;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.store.Effect;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Sending;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one room up to date with one ticket: what is unsure is settled, then the card, then the steps under it. */
final class Showing {
    private static final Logger log = LoggerFactory.getLogger(Showing.class);
    private static final int STEPS_ON_A_CARD = 3;
    private static final Set<Verb> REMARKS = Set.of(Verb.COMMENT, Verb.ATTACH);

    private final Work work;
    private final Marks marks;
    private final Mark mark;
    private final Numbered ticket;
    private final Supplier<List<Event>> history;
    private Shown shown;

    /** The mark isn't behind any more. */
    static final class Gone extends Exception {
        Gone() {
            super(null, null, false, false);
        }
    }

    Showing(Work work, Marks marks, Mark mark, Shown shown, Numbered ticket, Supplier<List<Event>> history) {
        this.work = work;
        this.marks = marks;
        this.mark = mark;
        this.shown = shown;
        this.ticket = ticket;
        this.history = history;
    }

    /** How far it came, also where it was broken off. */
    Shown reached() {
        return shown;
    }

    Told show() throws PutOff, TenureOver, Gone {
        boolean archived = now().state() == State.ARCHIVED;
        if (archived && shown.message() == null) {
            return Told.last(mark, shown.unsent());
        }
        if (now().state() == State.MERGED && shown.message() == null && shown.sending() == null) {
            // One fault has one card: the other ticket's.
            return Told.done(mark, shown.told(now().events()).edited(now().revision()));
        }
        settle();
        String before = shown.message();
        boolean wasOpen = before != null && wasOpen();
        card();
        steps();
        shown = new Folding(work, ticket).quieted(shown);
        pins(before, wasOpen);
        shown = shown.told(now().events()).edited(now().revision());
        return archived ? Told.last(mark, shown) : Told.done(mark, shown);
    }

    /** A post of which nobody knows whether it was sent. */
    private void settle() throws PutOff, TenureOver {
        Sending unsure = shown.sending();
        if (unsure == null) {
            return;
        }
        if (work.reach().knows()) {
            work.reach().toPost(work.tenure(), now());
            try {
                shown = shown.sent(unsure, work.reach().sendAgain(post(unsure), unsure.at()));
            } catch (Never e) {
                giveUp(unsure, e.why());
            }
        } else if (unsure.card() && shown.message() == null) {
            // The room has nothing of the ticket but perhaps this: twice is better than never.
            shown = shown.unsent();
        } else {
            giveUp(unsure, "whether it was sent before a break is not known, and it calls nobody");
        }
    }

    private void card() throws PutOff, TenureOver, Gone {
        int all = now().events();
        if (shown.message() == null) {
            // Steps are told under it one by one where a folded one could be told twice.
            postCard(work.reach().byId() && work.reach().threads() ? 1 : saidByTheCard());
        } else if (shown.revision() == now().revision() && shown.lastEvent() < all) {
            // Broken off before its steps: edited again and again it would take the turn that they wait for.
            log.debug("The card of {} in {} says it already", key(), mark.channel());
        } else if (work.reach().edits()) {
            work.reach().toEdit(work.tenure(), now());
            try {
                work.reach().edit(shown.message(), post(shown.card(mark, now().revision(), all, at())));
                shown = shown.edited(now().revision());
            } catch (Never e) {
                cardAnew(e.why());
            }
        } else if (!work.reach().threads()) {
            cardAnew("messages can't be edited there");
        }
    }

    /** Through which event a new card says all; the remarks and files that came last are told under it. */
    private int saidByTheCard() {
        int all = now().events();
        if (!work.reach().threads()) {
            return all;
        }
        List<Event> untold = history.get().subList(0, all).reversed().stream()
                .takeWhile(event -> REMARKS.contains(event.verb()) || !tells(event))
                .filter(this::tells)
                .toList();
        return untold.isEmpty() ? all : untold.getLast().no() - 1;
    }

    /** In the place of a card that can't be edited, where there is something to say. */
    private void cardAnew(String why) throws PutOff, TenureOver, Gone {
        if (missing().anyMatch(this::tells)) {
            log.debug("{} is posted anew in {}: {}", key(), mark.channel(), why);
            postCard(work.reach().threads() ? shown.lastEvent() : now().events());
        }
    }

    private void postCard(int through) throws PutOff, TenureOver, Gone {
        Sending card = shown.card(mark, now().revision(), through, at());
        if (send(card) && work.reach().byId() && work.reach().edits() && !card.isRepeatable()) {
            // The platform may have answered with an earlier try of it, which said something older: until it is edited,
            // also at a later try, nobody knows what it says.
            shown = shown.edited(Shown.NOTHING.revision());
            work.reach().toEdit(work.tenure(), now());
            try {
                work.reach().edit(String.valueOf(shown.message()), post(card));
            } catch (Never e) {
                log.warn("The card of {} in {} may be out of date: {}", key(), mark.channel(), e.why());
            }
            shown = shown.edited(card.revision());
        }
    }

    private void steps() throws PutOff, TenureOver, Gone {
        if (!work.reach().threads() || shown.message() == null) {
            return;
        }
        List<Event> missing = missing().toList();
        long lines = missing.stream().filter(this::tells).count();
        if (!work.reach().byId() && lines > 1 && work.reach().left() < lines) {
            step(now().events());
            return;
        }
        for (Event event : missing) {
            if (tells(event)) {
                step(event.no());
            } else {
                shown = shown.told(event.no());
            }
        }
    }

    private void step(int through) throws PutOff, TenureOver, Gone {
        Sending step = shown.step(mark, through, at());
        if (!send(step) && shown.message() != null) {
            // Its thread is gone with its root: the card says it in a new place.
            postCard(through);
        }
    }

    /** @return whether it stands there; else it never will, and is given up */
    private boolean send(Sending next) throws PutOff, TenureOver, Gone {
        work.reach().toPost(work.tenure(), now());
        Post post = post(next);
        if (!work.reach().byId()) {
            claim(shown.before(next));
        }
        try {
            shown = shown.sent(next, work.reach().send(post));
            return true;
        } catch (PutOff e) {
            shown = e.unsure() ? shown : shown.unsent();
            throw e;
        } catch (Never e) {
            giveUp(next, e.why());
            return false;
        }
    }

    private void claim(Shown before) throws TenureOver, Gone {
        Effect effect = work.tenure()
                .effect(() -> marks.claim(work.desk().id(), work.tenure().epoch(), mark, before));
        if (effect == Effect.GONE) {
            throw new Gone();
        }
        shown = before;
    }

    private void giveUp(Sending post, String why) {
        log.warn("{} of {} is not told in {}: {}", post.card() ? "The card" : "A step", key(), mark.channel(), why);
        shown = shown.told(post.through());
    }

    private void pins(@Nullable String before, boolean wasOpen) throws PutOff {
        String root = shown.message();
        boolean open = now().state().isOpen();
        if (before != null && (!before.equals(root) || !open)) {
            work.reach().unpin(before);
        }
        if (root != null && open && !(root.equals(before) && wasOpen)) {
            work.reach().pin(root);
        }
    }

    private boolean wasOpen() {
        return shown.lastEvent() > 0
                && history.get().get(shown.lastEvent() - 1).to().isOpen();
    }

    private Post post(Sending sending) {
        List<Event> said = work.reach().threads() ? List.of() : lastSteps();
        return sending.card()
                ? work.reach()
                        .post(
                                sending.post(),
                                null,
                                work.faces().card(work.desk(), work.reach().channel(), ticket, said),
                                key())
                : work.reach()
                        .post(
                                sending.post(),
                                shown.message(),
                                work.faces().steps(work.desk(), work.reach().channel(), ticket, told(sending)),
                                key());
    }

    private List<Event> told(Sending step) {
        return history.get().stream()
                .filter(event -> event.no() >= step.from() && event.no() <= step.through())
                .filter(this::tells)
                .toList();
    }

    private List<Event> lastSteps() {
        List<Event> steps = history.get().stream().filter(this::tells).toList();
        return steps.subList(Math.max(0, steps.size() - STEPS_ON_A_CARD), steps.size());
    }

    /** What was not told yet, of the events there were when the ticket was read. */
    private Stream<Event> missing() {
        if (shown.lastEvent() >= now().events()) {
            return Stream.empty();
        }
        return history.get().stream().filter(event -> event.no() > shown.lastEvent() && event.no() <= now().events());
    }

    private boolean tells(Event event) {
        return work.faces().tells(work.reach().channel(), ticket, event);
    }

    private Ticket now() {
        return ticket.ticket();
    }

    private Instant at() {
        return work.clock().instant();
    }

    private String key() {
        return new TicketKey(work.desk().prefix(), ticket.number()).toString();
    }
}
