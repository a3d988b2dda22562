package dev.dutydesk.bot.oncall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's time on duty for a group.
 *
 * @param person who is on duty
 * @param backup who comes next; null where there is nobody else
 * @param from null where it has no beginning: the group's lead stands in for a roster
 * @param until the hand-over, which isn't part of it any more; null where none comes
 */
public record Shift(
        String group,
        String person,
        @Nullable String backup,
        @Nullable Instant from,
        @Nullable Instant until) {}
