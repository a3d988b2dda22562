package dev.dutydesk.chat;

import dev.dutydesk.chat.LimitsPosts.Limit;
import dev.dutydesk.chat.NotPosted.Why;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * New messages of a robot in each group, answers and pictures among them: within any such time no more than the platform takes,
 * where who exceeds that is silenced for long. For many threads.
 */
public final class Quota {
    private static final int GROUPS = 10_000;

    private final Limit limit;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Long>> sent = new ConcurrentHashMap<>();

    public Quota(Limit limit, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
    }

    /** Takes the right to one message there. @throws NotPosted where there is none left now */
    public void take(String conversation) throws NotPosted {
        take(conversation, 1);
    }

    /** Takes the right to so many messages together, or to none. @throws NotPosted where not all of them may be sent now */
    public void take(String conversation, int messages) throws NotPosted {
        take(conversation, messages, limit.posts());
    }

    /** As {@link #take(String)}, for what can be said elsewhere too: the last quarter is left to what can't. */
    public void takeIfPlenty(String conversation) throws NotPosted {
        take(conversation, 1, Math.max(1, limit.posts() * 3 / 4));
    }

    private void take(String conversation, int messages, int most) throws NotPosted {
        if (sent.size() >= GROUPS) {
            sent.clear();
        }
        Deque<Long> times = sent.computeIfAbsent(conversation, each -> new ArrayDeque<>());
        long now = nanoTime.getAsLong();
        synchronized (times) {
            while (!times.isEmpty() && now - times.peek() >= limit.within().toNanos()) {
                times.remove();
            }
            int over = Math.min(times.size(), times.size() + messages - most);
            if (over > 0) {
                long last = times.stream().skip(over - 1L).findFirst().orElse(now);
                Duration wait = limit.within().minusNanos(now - last);
                throw new NotPosted(
                        Why.TRY_AGAIN, "the robot has said " + times.size() + " things there in a minute", wait);
            }
            for (int i = 0; i < messages; i++) {
                times.add(now);
            }
        }
    }
}
