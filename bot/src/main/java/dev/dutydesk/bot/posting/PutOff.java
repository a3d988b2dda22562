package dev.dutydesk.bot.posting;

import java.time.Duration;

/** Not now: the channel's budget is spent, or its platform didn't take a post. Nothing else is sent there until then. */
final class PutOff extends Exception {
    private final String why;
    private final transient Duration after;
    private final boolean unsure;
    private final boolean spent;

    private PutOff(String why, Duration after, boolean unsure, boolean spent) {
        super(why, null, false, false);
        this.why = why;
        this.after = after;
        this.unsure = unsure;
        this.spent = spent;
    }

    /** The platform takes no more there for now: it wasn't even asked. */
    static PutOff spent(Duration after) {
        return new PutOff("the channel's budget is spent", after, false, true);
    }

    static PutOff notSent(String why, Duration after) {
        return new PutOff(why, after, false, false);
    }

    /** The last post may stand there. */
    static PutOff perhapsSent(String why, Duration after) {
        return new PutOff(why, after, true, false);
    }

    String why() {
        return why;
    }

    Duration after() {
        return after;
    }

    /** Whether it is nothing but the budget. */
    boolean isSpent() {
        return spent;
    }

    boolean unsure() {
        return unsure;
    }
}
