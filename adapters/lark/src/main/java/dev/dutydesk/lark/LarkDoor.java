package dev.dutydesk.lark;

import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Lark calls by HTTP. It is open from the start; whether Lark can be called back is found out beside it. */
final class LarkDoor implements Line {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(LarkDoor.class);

    private final Inspection inspection;
    private final Events events;
    private final Seal seal;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");

    LarkDoor(Inspection inspection, Events events, Seal seal) {
        this.inspection = inspection;
        this.events = events;
        this.seal = seal;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("lark-door").start(this::open);
    }

    private void open() {
        try {
            do {
                try {
                    inspection.look();
                    link = new Link(true, "events come by HTTP");
                    return;
                } catch (NotPosted e) {
                    inspection.failed(e);
                    String why = "can't call Lark: " + Inspection.plain(e);
                    if (!why.equals(link.detail())) {
                        log.warn("{}; trying again", why);
                    }
                    link = new Link(false, why);
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Link stands() {
        return closed.getCount() == 0 ? new Link(false, "stopped") : link;
    }

    Seal seal() {
        return seal;
    }

    /** Whoever has answered says so by {@link #answered()}. */
    Events.Outcome take(String event) {
        return closed.getCount() == 0 ? new Events.Outcome.Open() : events.take(event);
    }

    /** What this thread took is answered. */
    void answered() {
        events.answered();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
