package dev.dutydesk.bot.recurring;

import dev.dutydesk.bot.desk.Recurring;
import java.time.Instant;

/**
 * One time of a recurring work.
 *
 * @param at by its desk file
 * @param opens when its ticket opens: later where a promotion keeps it from beginning
 */
public record Occurrence(Recurring work, Instant at, Instant opens) {
    public boolean isMoved() {
        return opens.isAfter(at);
    }
}
