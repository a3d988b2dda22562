package dev.dutydesk.lark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The cards whose taps are being answered. Lark takes back an edit that reaches it before the answer to a tap on the same
 * card, so edits wait until the answer is there.
 *
 * @see <a href="https://open.feishu.cn/document/feishu-cards/update-feishu-card">updating cards</a>
 */
final class Answering {
    /** Lark itself waits 3 s. */
    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final Duration settling;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final Map<String, Long> until = new HashMap<>();
    private final ThreadLocal<String> tapped = new ThreadLocal<>();

    /** @param settling how long an answer takes to reach Lark after it was sent */
    Answering(Duration settling) {
        this.settling = settling;
    }

    /** The event that this thread handles is a tap on that message. */
    void begins(String message) {
        tapped.set(message);
        hold(message, LONGEST);
    }

    /** What this thread handles is answered; harmless where it was no tap. */
    void ends() {
        String message = tapped.get();
        if (message != null) {
            tapped.remove();
            hold(message, settling);
        }
    }

    private void hold(String message, Duration time) {
        lock.lock();
        try {
            long now = System.nanoTime();
            until.values().removeIf(end -> end - now <= 0);
            until.put(message, now + time.toNanos());
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once the message may be edited. */
    void await(String message) {
        lock.lock();
        try {
            for (Long end = until.get(message); end != null; end = until.get(message)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                boolean changed = answered.await(left, TimeUnit.NANOSECONDS);
                if (!changed) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
