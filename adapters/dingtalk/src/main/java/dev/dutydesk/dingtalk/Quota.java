package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * New messages of the robot in each group, answers among them: within any minute no more than DingTalk takes, for who exceeds that
 * is silenced for ten. Edits don't count.
 */
final class Quota {
    static final int MOST = 20;
    static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int GROUPS = 10_000;

    private final LongSupplier nanoTime;
    private final Map<String, Deque<Long>> sent = new ConcurrentHashMap<>();

    Quota(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes the right to one message there. @throws NotPosted where there is none left now */
    void take(String conversation) throws NotPosted {
        if (sent.size() >= GROUPS) {
            sent.clear();
        }
        Deque<Long> times = sent.computeIfAbsent(conversation, each -> new ArrayDeque<>());
        long now = nanoTime.getAsLong();
        synchronized (times) {
            while (!times.isEmpty() && now - times.peek() >= WITHIN.toNanos()) {
                times.remove();
            }
            if (times.size() >= MOST) {
                Duration wait = WITHIN.minusNanos(now - times.element());
                throw new NotPosted(Why.TRY_AGAIN, "the robot has said " + MOST + " things there in a minute", wait);
            }
            times.add(now);
        }
    }
}
