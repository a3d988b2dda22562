package dev.dutydesk.bot.timer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Something done again and again by the machine's own time, on a thread of its own, while all else runs. */
public abstract class Rounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration every;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean running;

    /** @param name of the thread @param every from the end of one to the beginning of the next */
    protected Rounds(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    /** Once. What it throws is logged, and the next one comes all the same; at the end what it asks ends too. */
    protected abstract void round() throws InterruptedException;

    /** Reaches zero when the rounds are to end. */
    protected final CountDownLatch ending() {
        return ending;
    }

    /** Whether this is the last round, and what goes wrong in it nothing to tell of. */
    protected final boolean isEnding() {
        return ending.getCount() == 0;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            do {
                tried();
            } while (!ending.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tried() throws InterruptedException {
        try {
            round();
        } catch (RuntimeException e) {
            if (!isEnding()) {
                log.error("A round of {} failed", name, e);
            }
        }
    }

    /** Ends after the round under way, and doesn't wait for it. */
    @Override
    public void stop() {
        running = false;
        ending.countDown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ended before the leases are given up. */
    @Override
    public int getPhase() {
        return 1;
    }
}
