package dev.dutydesk.bot.posting;

import static java.util.stream.Collectors.groupingBy;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.posting.Reach.Never;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Announcements;
import dev.dutydesk.state.store.Announcements.Waiting;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one channel what its desk says beside the tickets. What waits for all of its readers at once is one message. */
final class Announcing {
    private static final Logger log = LoggerFactory.getLogger(Announcing.class);

    private final Work work;
    private final Announcements announcements;
    private final Boards boards;

    Announcing(Work work, Store store) {
        this.work = work;
        this.announcements = store.announcements();
        this.boards = new Boards(work, store);
    }

    /** What is said in one message. */
    private record Message(List<Waiting> parts) {
        boolean isUrgent() {
            return parts.stream().anyMatch(part -> part.announcement().urgent());
        }

        Waiting first() {
            return parts.getFirst();
        }

        /** What was tried together before is tried together again. */
        @Nullable
        Instant tried() {
            return first().sending();
        }
    }

    /** The channel it is for; its person alone, or a channel in which that one is; empty for nowhere. */
    static Optional<Channel> channel(Desk desk, Announcement announcement, DirectChat direct) {
        return announcement
                .channel()
                .map(desk::room)
                .orElseGet(() -> desk.person(announcement.to())
                        .flatMap(person -> direct.with(desk, person)
                                .or(() -> desk.rooms().stream()
                                        .filter(room ->
                                                person.account(room.platform()).isPresent())
                                        .findFirst())));
    }

    /** @return why the channel takes no more, with what is left put off; null where all was said */
    @Nullable
    PutOff say(List<Waiting> waiting) throws TenureOver {
        List<Message> messages = messages(waiting);
        for (int i = 0; i < messages.size(); i++) {
            try {
                say(messages.get(i));
            } catch (PutOff e) {
                putOff(messages.get(i).parts(), e, e.unsure());
                for (Message left : messages.subList(i + 1, messages.size())) {
                    putOff(left.parts(), e, left.tried() != null);
                }
                return e;
            }
        }
        return null;
    }

    /**
     * Of what there is, says what is urgent, and puts the rest off.
     *
     * @param stopped why the rest isn't said
     */
    void sayUrgent(List<Waiting> waiting, PutOff stopped) throws TenureOver {
        say(waiting.stream().filter(each -> each.announcement().urgent()).toList());
        putOff(waiting.stream().filter(each -> !each.announcement().urgent()).toList(), stopped.after());
    }

    void putOff(List<Waiting> waiting, Duration after) throws TenureOver {
        for (Waiting each : waiting) {
            later(each, work.clock().instant().plus(after), each.sending() != null);
        }
    }

    private static List<Message> messages(List<Waiting> waiting) {
        Collection<List<Waiting>> together = waiting.stream()
                .collect(groupingBy(
                        each -> each.announcement()
                                .channel()
                                .filter(channel -> each.announcement().board() == null)
                                .map(Object.class::cast)
                                .orElse(each.announcement()),
                        LinkedHashMap::new,
                        groupingBy(each -> String.valueOf(each.sending()))))
                .values()
                .stream()
                .flatMap(byTry -> byTry.values().stream())
                .toList();
        return together.stream().map(Message::new).toList();
    }

    private void say(Message message) throws PutOff, TenureOver {
        List<Waiting> parts = new ArrayList<>();
        List<Card> cards = new ArrayList<>();
        for (Waiting part : message.parts()) {
            Optional<Card> card = card(part.announcement());
            card.ifPresentOrElse(
                    cards::add,
                    () -> log.debug(
                            "{} isn't said any more", part.announcement().id()));
            if (card.isPresent()) {
                parts.add(part);
            } else {
                done(part);
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        Message left = new Message(parts);
        Announcement first = left.first().announcement();
        if (first.board() == null) {
            send(left, Card.joined(cards));
        } else if (boards.asksForNew(first, cards.getFirst())) {
            String there = send(left, cards.getFirst());
            if (there != null) {
                boards.stands(first, there);
            }
        }
        finish(left);
    }

    private Optional<Card> card(Announcement announcement) {
        return work.clock().instant().isBefore(announcement.expires())
                ? work.announcers().say(work.desk(), work.reach().channel(), announcement)
                : Optional.empty();
    }

    /** @return the platform's id of what stands there now; null where nobody knows, or it never will */
    private @Nullable String send(Message message, Card card) throws PutOff, TenureOver {
        Instant before = message.tried();
        if (before != null
                && !work.reach().knows()
                && !message.first().announcement().urgent()) {
            log.info("{} isn't said again: whether it was before a break is not known", message.first());
            return null;
        }
        work.reach().toPost(work.tenure(), message.isUrgent());
        if (before == null) {
            claim(message);
        }
        Post post = work.reach()
                .post("announcement/" + message.first().announcement().id(), null, card, null);
        try {
            return before != null && work.reach().knows()
                    ? work.reach().sendAgain(post, before)
                    : work.reach().send(post);
        } catch (Never e) {
            log.warn(
                    "{} can't be said in {}: {}",
                    message.first(),
                    work.reach().channel().name(),
                    e.why());
            return null;
        } catch (PutOff e) {
            throw before == null || e.unsure() ? e : PutOff.perhapsSent(e.why(), e.after());
        }
    }

    /** At one instant, by which they are found together after a crash. */
    private void claim(Message message) throws TenureOver {
        Instant now = work.clock().instant();
        for (Waiting part : message.parts()) {
            work.tenure()
                    .effect(() ->
                            announcements.claim(work.desk().id(), work.tenure().epoch(), part.announcement(), now));
        }
    }

    private void finish(Message message) throws TenureOver {
        for (Waiting part : message.parts()) {
            done(part);
        }
    }

    private void done(Waiting part) throws TenureOver {
        work.tenure()
                .effect(() -> announcements.done(work.desk().id(), work.tenure().epoch(), part.announcement()));
    }

    private void putOff(List<Waiting> parts, PutOff why, boolean unsure) throws TenureOver {
        Instant when = work.clock().instant().plus(why.after());
        for (Waiting part : parts) {
            later(part, when, unsure);
        }
    }

    private void later(Waiting part, Instant when, boolean unsure) throws TenureOver {
        work.tenure()
                .effect(() -> announcements.later(
                        work.desk().id(), work.tenure().epoch(), part.announcement(), when, unsure));
    }
}
