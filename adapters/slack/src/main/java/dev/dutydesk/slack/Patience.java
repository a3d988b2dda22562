package dev.dutydesk.slack;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for an answer of the Web API
 * @param pause before the link is tried again
 * @param ping before the link is asked whether it stands; it must answer within 3 s
 */
record Patience(Duration answer, Duration pause, Duration ping) {
    /** A silent link is noticed after 13 s at the latest. */
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(10));
}
