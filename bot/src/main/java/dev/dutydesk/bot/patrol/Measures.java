package dev.dutydesk.bot.patrol;

import dev.dutydesk.bot.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures what checks name. Safe for many threads. */
@FunctionalInterface
public interface Measures {
    /**
     * Measures once, on the calling thread, which should be a virtual one. Ends within the check's time-out, plus what it takes to
     * put its words together, and never throws: what can't be measured is UNKNOWN.
     *
     * @param target null where the check has none
     */
    Sample measure(Desk desk, CheckPlan check, @Nullable PatrolTarget target);

    /** Lets go of what is held for targets that aren't among these: they aren't measured any more. */
    default void keep(Set<PatrolTarget> targets) {}

    /**
     * What comes of values that were told rather than measured: a heartbeat's, or what a person signed.
     *
     * @param at when it was told
     * @param told by name: exit, bytes, offsite, …; in statements they are {@code last.exit}
     */
    default Sample judge(Desk desk, CheckPlan check, @Nullable PatrolTarget target, Instant at, Map<String, ?> told) {
        String name = target == null ? "" : target.id();
        return new Sample(check.id(), name, at, Duration.ZERO, Level.OK, Map.of(), told.toString(), List.of());
    }
}
