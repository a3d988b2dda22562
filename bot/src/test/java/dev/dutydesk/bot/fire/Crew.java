package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** People who take one problem after the other from its report to its acceptance, whatever happens to the bot. */
final class Crew implements AutoCloseable {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Loop> loops = new ConcurrentLinkedQueue<>();
    private final List<Thread> people = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();

    /** @param bots the processes of one desk; each word is said to any of them */
    Crew(int size, List<Caller> bots) {
        for (int i = 0; i < size; i++) {
            people.add(Thread.ofVirtual().start(() -> work(bots)));
        }
    }

    private void work(List<Caller> bots) {
        try {
            while (!ended.get() && wrong.get() == null) {
                Loop loop = new Loop(begun.incrementAndGet(), bots, () -> wrong.get() != null);
                loops.add(loop);
                loop.run();
            }
        } catch (Throwable e) {
            // The first counts: the others are called off because of it.
            wrong.compareAndSet(null, e);
        }
    }

    /** How many words have been answered, none of them wrongly. */
    int answered() {
        checkRight();
        return loops.stream().mapToInt(loop -> loop.said().size()).sum();
    }

    /** Ends what was begun, and begins nothing more. @return all that they did */
    List<Loop> end() {
        ended.set(true);
        for (Thread person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        checkRight();
        assertThat(loops).isNotEmpty();
        return List.copyOf(loops);
    }

    private void checkRight() {
        Throwable first = wrong.get();
        if (first != null) {
            throw new AssertionError("A wrong answer", first);
        }
    }

    @Override
    public void close() {
        ended.set(true);
        wrong.compareAndSet(null, new IllegalStateException("called off"));
    }
}
