package dev.dutydesk.bot.patrol.beat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job's word that it ran.
 *
 * @param at when that came
 * @param exit its exit code; 0 is well
 * @param bytes how much it made; null where that isn't said
 * @param offsite whether what it made is elsewhere too; null where that isn't said
 * @param restored whether it was restored somewhere, to see that it can be; null where that isn't said
 * @param message a line of its own; null for none
 */
public record Beat(
        Instant at,
        int exit,
        @Nullable Long bytes,
        @Nullable Boolean offsite,
        @Nullable Boolean restored,
        @Nullable String message) {}
