package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has the duty of a group now, and who comes then.
 *
 * @param group its name
 * @param backup null where there is nobody else
 * @param until the hand-over; null where none comes
 * @param next those that follow, in order
 */
public record RosterModel(
        String group,
        Person person,
        @Nullable Person backup,
        @Nullable Instant until,
        List<Turn> next) {

    /** @param until null where none comes after it */
    public record Turn(
            Person person, Instant from, @Nullable Instant until) {}
}
