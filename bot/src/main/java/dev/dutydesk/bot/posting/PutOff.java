package dev.dutydesk.bot.posting;

import java.time.Duration;

/** Not now: the channel's budget is spent, or its platform didn't take a post. Nothing else is sent there until then. */
final class PutOff extends Exception {
    private final String why;
    private final transient Duration after;
    private final boolean unsure;

    private PutOff(String why, Duration after, boolean unsure) {
        super(why, null, false, false);
        this.why = why;
        this.after = after;
        this.unsure = unsure;
    }

    static PutOff notSent(String why, Duration after) {
        return new PutOff(why, after, false);
    }

    /** The last post may stand there. */
    static PutOff perhapsSent(String why, Duration after) {
        return new PutOff(why, after, true);
    }

    String why() {
        return why;
    }

    Duration after() {
        return after;
    }

    boolean unsure() {
        return unsure;
    }
}
