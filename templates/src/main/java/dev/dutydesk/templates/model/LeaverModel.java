package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one who leaves for good still holds.
 *
 * @param person who leaves, by id {@code id}
 * @param to who follows, by id {@code toId}
 * @param tickets open ones in their hands
 * @param shifts their next ones
 * @param reported open ones that they reported, and would be asked to accept
 * @param leads the groups whose lead they are
 */
public record LeaverModel(
        Person person,
        String id,
        Person to,
        String toId,
        List<Held> tickets,
        List<Shift> shifts,
        List<Held> reported,
        List<String> leads) {

    public record Held(String key, String title, String grade, String state) {}

    /** @param from null where it began before anybody can tell, @param until null where no end comes */
    public record Shift(
            String group, @Nullable Instant from, @Nullable Instant until) {}
}
