package dev.dutydesk.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Makes calls from several callers at once, in this process: it takes its part of the machine's cores. */
final class Load {
    private Load() {}

    /** One that waits for each of its calls before it makes the next one. */
    @FunctionalInterface
    interface Caller {
        /** @param number of the call among those of all callers, from 0 */
        void call(int number) throws Exception;
    }

    /** Each caller makes its next call as soon as the one before is answered. */
    static Measured flatOut(List<? extends Caller> callers, int calls) throws Exception {
        return run(callers, calls, 0);
    }

    /**
     * Calls begin at even times whatever became of those before; how long one took is counted from when it should have
     * begun, so that waiting for a free caller counts too.
     */
    static Measured paced(List<? extends Caller> callers, int calls, double perSecond) throws Exception {
        return run(callers, calls, 1e9 / perSecond);
    }

    /** @param gap between the beginnings of two calls, in ns; 0 where they don't wait for their time */
    private static Measured run(List<? extends Caller> callers, int calls, double gap) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long[] latencies = new long[calls];
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = callers.stream()
                    .<Future<?>>map(caller -> threads.submit(() -> {
                        try {
                            for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
                                long due = gap == 0 ? System.nanoTime() : began + (long) (i * gap);
                                await(due);
                                caller.call(i);
                                latencies[i] = System.nanoTime() - due;
                            }
                        } finally {
                            next.set(calls); // where one failed, the others needn't go on
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call of the load failed", e.getCause());
        }
        return Measured.of(System.nanoTime() - began, latencies);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static List<Caller> callers(int count, Caller caller) {
        return IntStream.range(0, count).mapToObj(i -> caller).toList();
    }
}
