package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a desk stands on a day.
 *
 * @param day {@code 11-26}
 * @param list the open tickets, the most pressing first
 * @param today how many fall due today
 * @param duties who is on duty, group by group
 * @param patrol how the patrol stands; null where the desk has none
 * @param promotion the name of the promotion that is on; null while none is
 * @param warnings what of the bot itself doesn't work
 * @param moreWarnings how many warnings aren't told
 * @param late when it should have been said; null where that is now
 */
public record DigestModel(
        String day,
        ListModel list,
        int today,
        List<Duty> duties,
        @Nullable PatrolModel patrol,
        @Nullable String promotion,
        List<Warning> warnings,
        int moreWarnings,
        @Nullable Instant late) {

    /** @param group its name */
    public record Duty(
            String group, Person person, @Nullable Person backup) {}

    /** @param code a word of {@code warning} @param about whom or what */
    public record Warning(String code, List<String> about) {}

    public DigestModel withLate(Instant due) {
        return new DigestModel(day, list, today, duties, patrol, promotion, warnings, moreWarnings, due);
    }
}
