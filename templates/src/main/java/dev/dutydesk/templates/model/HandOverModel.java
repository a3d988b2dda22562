package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of shift.
 *
 * @param group its name
 * @param person whose shift begins
 * @param before whose shift is over; null where the group's lead had the duty for want of a roster
 * @param backup null where there is nobody else
 * @param until the next hand-over; null where none comes
 * @param open how many open tickets the group has
 * @param tickets those in the hands of who leaves, the most urgent first
 */
public record HandOverModel(
        String group,
        Person person,
        String personId,
        @Nullable Person before,
        @Nullable Person backup,
        Person lead,
        @Nullable Instant until,
        int open,
        List<Held> tickets) {

    public record Held(String key, String title, String grade, String state) {}
}
