package dev.dutydesk.templates.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as a message shows it.
 *
 * @param name what people call it
 * @param to when it is over; null until somebody ends it
 * @param targets those that are other than usual
 * @param freeze whether planned work waits for its end
 * @param moved planned work that would begin inside it; may not be all
 * @param list the open tickets, the most pressing first
 * @param p1 how many P1 were reported in it so far, @param p2 how many P2
 */
public record PromotionModel(
        String name,
        Instant from,
        @Nullable Instant to,
        List<Target> targets,
        boolean freeze,
        List<Moved> moved,
        ListModel list,
        int p1,
        int p2) {

    /** How many incidents there were. */
    public int incidents() {
        return p1 + p2;
    }

    /** How long it has lasted, or lasts. */
    public @Nullable Duration length() {
        return to == null ? null : Duration.between(from, to);
    }

    /**
     * @param what {@code respond}, {@code diagnose} or {@code resolve}
     * @param length where it is a length of time; null for days
     * @param days so many working days; 0 where it is a length of time or the same day
     */
    public record Target(
            String grade, String what, @Nullable Duration length, int days) {}

    /** @param at its own time */
    public record Moved(String title, Instant at) {}
}
