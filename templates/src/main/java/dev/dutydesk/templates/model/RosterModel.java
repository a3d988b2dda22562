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
 * @param gaps when whoever has the duty is away or can't be reached
 */
public record RosterModel(
        String group,
        Person person,
        @Nullable Person backup,
        @Nullable Instant until,
        List<Turn> next,
        List<Gap> gaps) {

    /** @param until null where none comes after it */
    public record Turn(
            Person person, Instant from, @Nullable Instant until) {}

    public record Gap(Instant from, Instant until) {}
}
