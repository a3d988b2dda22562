package dev.dutydesk.dingtalk;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for an answer of the open API, and for a link to open
 * @param pause before the link is tried again
 * @param ping before the link is asked whether it stands
 * @param pong for its answer to that
 * @param believed what was found of the app's permissions, before they are looked at again where the link is opened anew: that
 *     costs calls that are counted by the month
 */
record Patience(Duration answer, Duration pause, Duration ping, Duration pong, Duration believed) {
    /** A silent link is noticed after 15 s, and opened anew within seconds of the network's return. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(8),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10));
}
