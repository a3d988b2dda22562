package dev.dutydesk.bot.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * A time without a break.
 *
 * @param to the first instant after it
 */
public record Stretch(Instant from, Instant to) {
    /** How long it is on the wall clock. */
    public Duration length() {
        return Duration.between(from, to);
    }
}
