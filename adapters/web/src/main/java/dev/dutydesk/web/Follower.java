package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One who follows a room, from a cursor on. Its own thread writes; the reader of all followers only offers, and lets go
 * of one that doesn't keep up: it comes again with the last cursor it saw.
 */
final class Follower {
    private static final int BEHIND_AT_MOST = 1000;
    private static final int PAGE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Event(Rooms.Changed change, String from) {}

    private final Channel room;
    private final @Nullable String viewer;
    private final BooleanSupplier staying;
    private final BlockingQueue<Event> queue = new ArrayBlockingQueue<>(BEHIND_AT_MOST);
    private volatile boolean dropped;
    private volatile @Nullable Thread writer;

    /**
     * @param viewer the account whose private messages are shown too
     * @param staying whether the other end may go on; asked at every beat
     */
    Follower(Channel room, @Nullable String viewer, BooleanSupplier staying) {
        this.staying = staying;
        this.room = room;
        this.viewer = viewer;
    }

    Channel room() {
        return room;
    }

    /** @param from the cursor from which the change was read: a message younger than that is new to all */
    void offer(Rooms.Changed change, String from) {
        if (!dropped && !queue.offer(new Event(change, from))) {
            drop();
        }
    }

    void drop() {
        dropped = true;
        Thread waiting = writer;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /**
     * Writes events until the other end goes, falls behind or may no longer follow.
     *
     * @param cursor the last change the other end has seen; null for what comes from now on
     * @param beat how often a comment is sent, which keeps the line alive and tells us that the other end went
     */
    void follow(Rooms rooms, @Nullable String cursor, OutputStream out, Duration beat) throws IOException {
        writer = Thread.currentThread();
        write(out, ": here\n\n");
        long seen = cursor == null ? Long.MIN_VALUE : catchUp(rooms, cursor, out);
        long next = System.nanoTime() + beat.toNanos();
        try {
            while (!dropped) {
                Event event = queue.poll(next - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null || next - System.nanoTime() <= 0) {
                    if (!staying.getAsBoolean()) {
                        return;
                    }
                    write(out, ": still here\n\n");
                    next = System.nanoTime() + beat.toNanos();
                }
                if (event != null && number(event.change().number()) > seen) {
                    write(out, event.change(), Math.max(number(event.from()), seen));
                }
            }
        } catch (InterruptedException letGo) {
            // by drop(); the thread goes back to its pool with a clean mark
            dropped = true;
        } finally {
            writer = null;
        }
    }

    /** @return the cursor up to which everything was written */
    private long catchUp(Rooms rooms, String cursor, OutputStream out) throws IOException {
        Rooms.Changes changes = rooms.changes(room, cursor, PAGE);
        boolean unknown = number(cursor) > number(changes.last());
        boolean gone = number(cursor) < number(changes.trimmed());
        int written = 0;
        while (true) {
            if (unknown || gone || written + changes.items().size() > BEHIND_AT_MOST) {
                write(
                        out,
                        "event: reset\nid: " + changes.last() + "\ndata: {\"cursor\":\"" + changes.last() + "\"}\n\n");
                return number(changes.last());
            }
            for (Rooms.Changed each : changes.items()) {
                write(out, each, number(cursor));
            }
            written += changes.items().size();
            if (changes.next().equals(changes.last())) {
                return number(changes.last());
            }
            changes = rooms.changes(room, changes.next(), PAGE);
        }
    }

    private void write(OutputStream out, Rooms.Changed change, long known) throws IOException {
        Rooms.Kept kept = change.kept();
        if (kept.message().visibleTo(viewer)) {
            String name = number(kept.id()) > known ? "posted" : "edited";
            write(
                    out,
                    "event: " + name + "\nid: " + change.number() + "\ndata: "
                            + JSON.writeValueAsString(Views.INSTANCE.message(kept)) + "\n\n");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static long number(String cursor) {
        return Long.parseLong(cursor);
    }
}
