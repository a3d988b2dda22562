package dev.dutydesk.state.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instants by which a grade's targets must be met, counted on the desk's calendar; null where the grade has no
 * such target.
 *
 * @param respond by when a responder must acknowledge
 * @param diagnose by when the cause must be found
 * @param resolve by when it must be resolved
 */
public record Deadlines(
        @Nullable Instant respond,
        @Nullable Instant diagnose,
        @Nullable Instant resolve) {
    public static final Deadlines NONE = new Deadlines(null, null, null);
}
