package dev.dutydesk.state.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a desk waits to be sent or fired, for health and metrics.
 *
 * @param behind rooms that don't show the latest of a ticket
 * @param behindSince since when the oldest of them is; null where there is none. A little early or late where a mark was
 *     shown in part meanwhile
 * @param postponed those of them that were put off: a budget is spent, or a platform can't be reached
 * @param notices notices not sent yet
 * @param noticesSince since when the oldest of them waits; null where there is none
 * @param timersDue owners whose timer is due
 * @param nextTimer when the earliest timer is due: in the past where firing is late; null where there is none
 */
public record Backlog(
        long behind,
        @Nullable Instant behindSince,
        long postponed,
        long notices,
        @Nullable Instant noticesSince,
        long timersDue,
        @Nullable Instant nextTimer) {}
