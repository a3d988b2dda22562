package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.posting.Line.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Works a queue off, on as many threads as the channel bears: one where what is said must keep its order or its pace,
 * several where only what is said of one ticket must. The first one that can't go on stops all, unless it leaves some.
 */
final class Hands {
    private final int width;
    private final Queue<Subject> queue;
    private final List<Item> left = new ArrayList<>();
    private @Nullable PutOff stopped;
    private @Nullable TenureOver over;
    private @Nullable RuntimeException failed;

    Hands(int width, Queue<Subject> queue) {
        this.width = Math.min(width, queue.size());
        this.queue = queue;
    }

    /** Returns when all is said, or {@link #stopped}. */
    void work() throws TenureOver {
        if (width <= 1) {
            workOff();
        } else {
            try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < width; i++) {
                    hands.execute(this::workOff);
                }
            }
        }
        if (over != null) {
            throw over;
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Why the channel takes no more; null where it took all. */
    @Nullable
    PutOff stopped() {
        return stopped;
    }

    /** What was not begun, in order. */
    List<Item> left() {
        List<Item> rest = new ArrayList<>(left);
        queue.forEach(subject -> rest.addAll(subject.left()));
        return rest;
    }

    private void workOff() {
        Subject subject = next();
        while (subject != null) {
            try {
                subject.say();
            } catch (PutOff e) {
                stop(subject, e);
            } catch (TenureOver e) {
                over(e);
            } catch (RuntimeException e) {
                failed(e);
            }
            subject = next();
        }
    }

    private synchronized @Nullable Subject next() {
        boolean goesOn = (stopped == null || stopped.leavesSome()) && over == null && failed == null;
        return goesOn ? queue.poll() : null;
    }

    private synchronized void stop(Subject at, PutOff why) {
        boolean isGraver = stopped != null
                && !why.leavesSome()
                && (stopped.leavesSome() || why.after().compareTo(stopped.after()) > 0);
        if (stopped == null || isGraver) {
            stopped = why;
        }
        left.addAll(at.left());
    }

    private synchronized void over(TenureOver why) {
        over = why;
    }

    private synchronized void failed(RuntimeException why) {
        failed = why;
    }
}
