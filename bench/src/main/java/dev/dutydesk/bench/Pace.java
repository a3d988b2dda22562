package dev.dutydesk.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How fast work was done that was there all at once.
 *
 * @param perSecond from when the first of it was done
 * @param processor the time on processors that each took, its server's included, in seconds
 */
record Pace(double perSecond, double processor) {
    /** Measures it. */
    static final class Meter {
        private final int count;
        private final double processor = processorTime();
        private long began;
        private int done;

        private Meter(int count) {
            this.count = count;
        }

        /** @param done how many were done already when that was seen */
        void first(int done) {
            this.began = System.nanoTime();
            this.done = done;
        }

        /** All is done. @param server what its server's processes took, in seconds */
        Pace end(double server) {
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Pace((count - done) / seconds, (processorTime() - processor + server) / count);
        }
    }

    static Meter begin(int count) {
        return new Meter(count);
    }

    /** What this process took so far, in seconds. */
    static double processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
