package dev.dutydesk.chat;

import dev.dutydesk.chat.ChatAdapter.Link;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, beside a door that is open from the start, whether the platform behind it can be called back: asks until it lets
 * the bot in, every 5 s, and says once why it doesn't; then asks from time to time whether it still does.
 */
public final class Knocking implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Knocking.class);

    private final String platform;
    private final Question first;
    private final Question again;
    private final Duration every;
    private final Function<NotPosted, String> plain;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");

    /** What is asked of the platform. */
    @FunctionalInterface
    public interface Question {
        void ask() throws NotPosted;
    }

    /**
     * @param platform as people call it, {@code Slack}
     * @param first asked until it lets the bot in
     * @param again asked from then on, @param every so often
     * @param plain why it can't be called, as a person can mend it
     */
    public Knocking(
            String platform, Question first, Question again, Duration every, Function<NotPosted, String> plain) {
        this.platform = platform;
        this.first = first;
        this.again = again;
        this.every = every;
        this.plain = plain;
    }

    public void start() {
        Thread.ofVirtual().name("knocking-" + platform).start(this::knock);
    }

    private void knock() {
        try {
            do {
                try {
                    (link.up() ? again : first).ask();
                    link = new Link(true, "events come by HTTP");
                } catch (NotPosted e) {
                    String why = "can't call " + platform + ": " + plain.apply(e);
                    if (!why.equals(link.detail())) {
                        log.warn("{}; trying again", why);
                    }
                    link = new Link(false, why);
                }
            } while (!closed.await((link.up() ? every : PAUSE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Link stands() {
        return isClosed() ? new Link(false, "stopped") : link;
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
