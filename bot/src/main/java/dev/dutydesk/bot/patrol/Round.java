package dev.dutydesk.bot.patrol;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that run together. It has one of {@code every} and {@code cron}.
 *
 * @param cron six fields, in the patrol's zone
 * @param checks their ids
 */
public record Round(
        String id, @Nullable Duration every, @Nullable String cron, List<String> checks, Post post) {
    /** Whether a round that is all well is told of. */
    public enum Post {
        ON_CHANGE,
        ALWAYS
    }
}
