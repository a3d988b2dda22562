package dev.dutydesk.state.ticket;

import java.time.Duration;
import java.time.Instant;

/** How a clock runs that may stand still at times. */
public interface Running {
    /** The clock on the wall. */
    Running ALWAYS = new Running() {
        @Override
        public Instant plus(Instant from, Duration run) {
            return from.plus(run);
        }

        @Override
        public Duration between(Instant from, Instant to) {
            return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
        }
    };

    /** The first instant by which it has run so long since then. */
    Instant plus(Instant from, Duration run);

    /** How long it runs between the two; zero where the second isn't later. */
    Duration between(Instant from, Instant to);
}
