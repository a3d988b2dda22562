package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.LimitsMonths.Month;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Not now: the channel's budget is spent, or its platform didn't take a post. Nothing else is sent there until then. */
final class PutOff extends Exception {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private final String why;
    private final transient Duration after;
    private final boolean unsure;
    private final boolean spent;
    private final boolean leavesEdits;
    private final transient @Nullable Month month;

    private PutOff(String why, Duration after, boolean unsure, boolean spent, @Nullable Month month) {
        this(why, after, unsure, spent, false, month);
    }

    private PutOff(
            String why, Duration after, boolean unsure, boolean spent, boolean leavesEdits, @Nullable Month month) {
        super(why, null, false, false);
        this.why = why;
        this.after = after;
        this.unsure = unsure;
        this.spent = spent;
        this.leavesEdits = leavesEdits;
        this.month = month;
    }

    /**
     * The platform takes no more there for now: it wasn't even asked.
     *
     * @param leavesEdits whether that is so of posts alone
     */
    static PutOff spent(Duration after, boolean leavesEdits) {
        return new PutOff("the channel's budget is spent", after, false, true, leavesEdits, null);
    }

    /** What is left of the month is for P1 and P2. */
    static PutOff kept(Month month) {
        String why = month.refused()
                ? "the platform takes no more calls in " + month.month()
                : month.used() + " of " + month.most() + " calls of " + month.month() + " are used";
        Duration after = month.left().compareTo(LOOK_AGAIN) < 0 ? month.left() : LOOK_AGAIN;
        return new PutOff(why + ": what is left is for P1 and P2", after, false, true, month);
    }

    static PutOff notSent(String why, Duration after) {
        return new PutOff(why, after, false, false, null);
    }

    /** The last post may stand there. */
    static PutOff perhapsSent(String why, Duration after) {
        return new PutOff(why, after, true, false, null);
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

    /** Whether something else may go out there all the same: an edit, or what goes out to the last call of a month. */
    boolean leavesSome() {
        return leavesEdits || month != null;
    }

    /** The month of which the rest is kept for P1 and P2; null where that isn't why. */
    @Nullable
    Month month() {
        return month;
    }

    boolean unsure() {
        return unsure;
    }
}
