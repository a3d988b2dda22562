package dev.dutydesk.bot.review;

import dev.dutydesk.state.ticket.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A share of tickets, with the tickets themselves.
 *
 * @param grade null where all grades count together
 * @param met the numbers of the tickets that did as they should, @param missed of those that didn't; ascending
 */
public record Rate(Name name, @Nullable Grade grade, List<Long> met, List<Long> missed) {

    public enum Name {
        /** Acknowledged by the deadline. */
        RESPONSE,
        /** The cause found by the deadline. */
        DIAGNOSIS,
        /** Resolved by the deadline. */
        RESOLUTION,
        /** Resolved at all by the period's end, of what was due by then. */
        COMPLETED,
        /** Responses of the desk's business group. */
        BUSINESS_RESPONSE,
        /** Accepted without a rejection, of what was accepted. */
        FIRST_TIME_FIX,
        /** Reopened, of what was resolved: the met ones are those that weren't. */
        STAYED_CLOSED,
        /** Four and five stars, of those given. */
        SATISFACTION,
        /** Of what patrols and alarms opened: no false alarm. */
        PRECISION
    }

    public Rate {
        met = List.copyOf(met);
        missed = List.copyOf(missed);
    }

    public int all() {
        return met.size() + missed.size();
    }

    /** As it is printed. */
    public Share share() {
        return new Share(met.size(), all(), target());
    }

    /** What it should be at least, in ten-thousandths; null where no target is set. */
    private @Nullable Integer target() {
        return switch (name) {
            case RESPONSE ->
                grade == Grade.P1 ? (Integer) 10_000 : grade == Grade.P2 || grade == Grade.P3 ? (Integer) 9_800 : null;
            case COMPLETED ->
                grade == Grade.P1
                        ? (Integer) 10_000
                        : grade == Grade.ROUTINE ? (Integer) 9_900 : grade == null ? null : (Integer) 9_500;
            case BUSINESS_RESPONSE -> 9_800;
            case DIAGNOSIS, RESOLUTION, FIRST_TIME_FIX, STAYED_CLOSED, SATISFACTION, PRECISION -> null;
        };
    }
}
