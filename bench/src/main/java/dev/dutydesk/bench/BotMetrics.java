package dev.dutydesk.bench;

import java.io.IOException;
import java.time.Duration;

/** What the running bot says of itself. */
final class BotMetrics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** It counts anew after a second. */
    private static final Duration FRESH = Duration.ofMillis(1100);

    private final HttpLine line;

    BotMetrics(int port) throws IOException {
        line = new HttpLine(port);
    }

    /** Rooms that don't show the latest of a ticket yet. */
    double behind() throws IOException {
        return line.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(each -> each.startsWith("dutydesk_behind "))
                .mapToDouble(each -> Double.parseDouble(each.substring(each.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Until every room shows the latest of its tickets. */
    void awaitAllShown() throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (behind() > 0) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("Cards are still missing after " + PATIENCE);
            }
            Thread.sleep(FRESH);
        }
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
