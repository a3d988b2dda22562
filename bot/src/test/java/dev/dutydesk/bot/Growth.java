package dev.dutydesk.bot;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How much more a work costs that is four times as large, whatever else the machine does: 4 where it grows as its size. */
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TRIES = 5;
    /** What grows faster does so each time; what the machine adds, it adds to one side or the other. */
    private static final int ROUNDS = 3;

    private Growth() {}

    /** @param work to be done for a size, on this thread @param size the smaller one, large enough to take a millisecond */
    public static double of(IntConsumer work, int size) {
        cost(work, 4 * size);
        return IntStream.range(0, ROUNDS)
                .mapToDouble(no -> (double) cost(work, 4 * size) / Math.max(1, cost(work, size)))
                .min()
                .orElseThrow();
    }

    /** What this thread has cost so far: what else the machine does isn't in it. */
    public static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The least that it took: other tries were disturbed by the compiler or the collector. */
    private static long cost(IntConsumer work, int size) {
        return LongStream.range(0, TRIES)
                .map(no -> {
                    long began = cpuNanos();
                    work.accept(size);
                    return cpuNanos() - began;
                })
                .min()
                .orElseThrow();
    }
}
