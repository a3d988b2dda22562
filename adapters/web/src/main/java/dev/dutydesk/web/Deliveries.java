package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what people do to the bot. A message stands as pending from before it is handed over until the bot has answered;
 * what was left pending, by a crash or because the bot couldn't tell, is handed over again: at the start at once, later
 * when it is due. The bot answers a repeat as it answered first.
 */
final class Deliveries implements AutoCloseable {
    static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Rooms rooms;
    private final Pending pending;
    private final Directory directory;
    private final Inbox inbox;
    private final Welcome welcome;
    private final Settling settling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition looked = lock.newCondition();
    private final Thread sweeper;
    private boolean closed;

    Deliveries(Rooms rooms, Pending pending, Directory directory, Inbox inbox, Welcome welcome) {
        this.rooms = rooms;
        this.pending = pending;
        this.directory = directory;
        this.inbox = inbox;
        this.welcome = welcome;
        this.settling = new Settling(pending);
        this.sweeper = Thread.ofVirtual().name("web-deliveries").unstarted(this::sweepOnAndOn);
    }

    void start() {
        settling.start();
        sweeper.start();
    }

    /** Hands a kept message over. {@link Answer.Kind#UNCONFIRMED} where the bot failed: it comes again later. */
    Answer deliver(Channel room, Rooms.Kept kept) {
        RoomMessage message = kept.message();
        Mention mention = mention(room, message);
        Answer answer = ask(new Inbound.Message(
                room.id() + "/" + kept.id(),
                room,
                new Inbound.Sender(message.author().account(), message.author().name()),
                message.at(),
                kept.id(),
                message.thread(),
                mention.text(),
                mention.mentioned(),
                message.files() == null
                        ? List.of()
                        : message.files().stream()
                                .map(file -> new Inbound.File(file.name(), file.url()))
                                .toList(),
                message.passedOn()));
        if (settled(answer)) {
            settling.add(room, kept.id(), answer.subject());
        }
        return answer;
    }

    /** Hands over that a message was changed or taken away, each change once. */
    Answer deliverChange(Channel room, Rooms.Kept kept) {
        RoomMessage message = kept.message();
        Inbound.Sender sender =
                new Inbound.Sender(message.author().account(), message.author().name());
        String id = room.id() + "/" + kept.id();
        Mention mention = mention(room, message);
        Answer answer = Answer.NOTHING;
        if (message.deletedAt() != null) {
            answer = ask(new Inbound.Deleted(id + "/deleted", room, sender, message.deletedAt(), kept.id()));
        } else if (message.editedAt() != null) {
            answer = ask(new Inbound.Edited(
                    id + "/edited/" + message.editedAt().toEpochMilli(),
                    room,
                    sender,
                    message.editedAt(),
                    kept.id(),
                    Inbound.Forwarded.above(mention.text(), message.passedOn()),
                    mention.mentioned()));
        }
        if (settled(answer)) {
            settling.add(room, kept.id(), message.ticket());
        }
        return answer;
    }

    /** In a conversation with the bot alone everything is said to it. */
    private static Mention mention(Channel room, RoomMessage message) {
        Mention mention = Mention.in(message.text());
        return room.isDirect() ? new Mention(true, mention.text()) : mention;
    }

    /** Hands a tap over; it leaves nothing in the room. */
    Answer deliver(Inbound.Button tap) {
        return ask(tap);
    }

    static boolean settled(Answer answer) {
        return answer.kind() != Answer.Kind.UNCONFIRMED && answer.kind() != Answer.Kind.NOT_RECORDED;
    }

    private Answer ask(Inbound inbound) {
        try {
            return inbox.receive(inbound);
        } catch (RuntimeException e) {
            // The inbox doesn't throw for what a user did: this is a fault of ours, and the outcome is open.
            log.error(
                    "The bot failed on delivery {} in room {}",
                    inbound.delivery(),
                    inbound.channel().name(),
                    e);
            return new Answer(Answer.Kind.UNCONFIRMED, null, null, null);
        }
    }

    private void sweepOnAndOn() {
        // What a crash left is wanted now, whenever it is due.
        boolean all = true;
        while (waited(all ? Duration.ZERO : LOOK_EVERY)) {
            try {
                sweep(all);
                all = false;
                directory.channels(WebChat.PLATFORM).forEach(welcome::into);
            } catch (StoreSilent e) {
                log.warn("Pending messages can't be read now: {}", e.getMessage());
                if (!waited(LOOK_EVERY)) {
                    return;
                }
            }
        }
    }

    private void sweep(boolean all) {
        Instant now = rooms.now();
        List<Channel> channels = directory.channels(WebChat.PLATFORM);
        for (String desk : channels.stream().map(Channel::desk).distinct().toList()) {
            for (Pending.Entry entry : pending.due(desk, all ? Instant.MAX : now)) {
                Optional<Channel> room = directory
                        .channel(WebChat.PLATFORM, entry.room())
                        .filter(channel -> channel.desk().equals(desk));
                if (room.isPresent()) {
                    again(room.get(), entry, now);
                }
            }
        }
    }

    private void again(Channel room, Pending.Entry entry, Instant now) {
        Optional<Rooms.Kept> kept = rooms.find(room, entry.message());
        if (kept.isEmpty()) {
            settling.add(room, entry.message(), null);
            return;
        }
        if (!settled(deliver(room, kept.get())) || !settled(deliverChange(room, kept.get()))) {
            Duration age = Duration.between(kept.get().message().at(), now);
            // As long again as it is old: it is tried less and less often, but never given up.
            Duration pause = age.compareTo(LONGEST_PAUSE) > 0
                    ? LONGEST_PAUSE
                    : age.compareTo(AGAIN_AFTER) < 0 ? AGAIN_AFTER : age;
            pending.later(entry, now.plus(pause));
        }
    }

    /** @return false where it was closed meanwhile */
    private boolean waited(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!closed && left > 0) {
                left = looked.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            looked.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            sweeper.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        settling.close();
    }
}
