package dev.dutydesk.lark;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param answer for an answer of the Open API, and for the link to open
 * @param pause before the link is tried again
 * @param ping before the link is asked whether it stands; what says nothing for two such times is given up
 * @param settling after a tap was answered, before its card is edited: Lark takes back an edit that overtakes the answer
 * @param believed what was found of the app's set-up, before it is looked at again where the link is opened anew: that costs
 *     calls that are counted by the month
 */
record Patience(Duration answer, Duration pause, Duration ping, Duration settling, Duration believed) {
    /** A silent link is noticed after 20 s at the latest, and opened anew within 7. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(6),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMillis(300),
            Duration.ofMinutes(10));
}
