package dev.dutydesk.dingtalk;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for an answer of the open API, and for a link to open
 * @param pause before the link is tried again
 * @param ping before the link is asked whether it stands
 * @param pong for its answer to that
 */
record Patience(Duration answer, Duration pause, Duration ping, Duration pong) {
    /** A silent link is noticed after 15 s, and opened anew within seconds of the network's return. */
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(8), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(5));
}
