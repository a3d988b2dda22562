package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.web.Pending.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes answered messages off the pending ones, many at once, after their senders have been answered, and lets each show
 * its ticket. What it can't write it writes again in a moment; at an end or a crash it stays pending and is answered once
 * more: nothing is lost by losing this.
 */
final class Settling implements AutoCloseable {
    private static final int AT_ONCE = 256;
    private static final Duration BEFORE_WRITING_AGAIN = Duration.ofMillis(200);
    private static final Logger log = LoggerFactory.getLogger(Settling.class);

    private final Pending pending;
    private final BlockingQueue<Settled> answered = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("web-settling").unstarted(this::settleOnAndOn);
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean failing;

    Settling(Pending pending) {
        this.pending = pending;
    }

    void start() {
        thread.start();
    }

    void add(Channel room, String message, @Nullable String ticket) {
        answered.add(new Settled(room, message, ticket));
    }

    private void settleOnAndOn() {
        List<Settled> batch = new ArrayList<>();
        try {
            while (!isClosed() || !answered.isEmpty()) {
                Settled first = answered.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    answered.drainTo(batch, AT_ONCE - 1);
                    if (!settled(batch) && !isClosed()) {
                        answered.addAll(batch);
                        closing.await(BEFORE_WRITING_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                    }
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private boolean settled(List<Settled> batch) {
        try {
            batch.stream()
                    .collect(Collectors.groupingBy(each -> each.room().desk()))
                    .forEach(pending::settle);
            failing = false;
            return true;
        } catch (StoreSilent e) {
            if (!failing) {
                log.warn("{} answered messages stay pending for now: {}", batch.size(), e.getMessage());
            }
            failing = true;
            return false;
        }
    }

    /** Writes what is left, for two seconds at most. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
