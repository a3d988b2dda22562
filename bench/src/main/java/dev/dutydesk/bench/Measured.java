package dev.dutydesk.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What a load came to.
 *
 * @param took from the first call to the end of the last, in ns
 * @param sorted how long each call took, in ns, ascending
 */
record Measured(long took, long[] sorted) {
    static Measured of(long took, long[] latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Measured(took, sorted);
    }

    double perSecond() {
        return sorted.length * 1e9 / took;
    }

    /** The time, in ns, that so many of a hundred calls stayed within. */
    long percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    static double median(Collection<Double> values) {
        double[] ordered =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = ordered.length / 2;
        return ordered.length % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
    }
}
