package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a desk's patrol stands.
 *
 * @param day {@code 11-26}
 * @param checks how many there are, each on each of its targets
 * @param rounds those that ran on the day, the latest last
 * @param earlier how many rounds of the day aren't told
 * @param missed how many rounds of the day didn't run to their end
 * @param items what is told of single checks; in a day's message only what isn't well
 * @param more how many of those aren't told
 * @param blind whether the patrol can't see anything just now
 */
public record PatrolModel(
        String day,
        int checks,
        List<Round> rounds,
        int earlier,
        int missed,
        List<Item> items,
        int more,
        boolean blind) {

    /** Whether nothing is wrong. */
    public boolean well() {
        return items.stream().allMatch(item -> item.level.equals("OK") || item.level.equals("NEW"))
                && more == 0
                && !blind;
    }

    /** What is wrong, of what is told. */
    public List<Item> wrong() {
        return items.stream().filter(Item::isWrong).toList();
    }

    /** How many couldn't be measured, of what is told. */
    public int unknown() {
        return (int) items.stream().filter(item -> item.level.equals("UNKNOWN")).count();
    }

    /** @param at when it was due, @param bad how many checks of it were wrong, @param unknown how many couldn't be measured */
    public record Round(String id, Instant at, int total, int bad, int unknown) {}

    /**
     * A check on a target.
     *
     * @param name the check's, with the target where there are several
     * @param level {@code OK}, {@code WARN}, {@code CRIT} or {@code UNKNOWN}; {@code NEW} before it was measured
     * @param message what was measured, the value and its limit
     * @param at when it was measured last; null before that
     * @param next when it is measured again; null where nobody knows
     * @param key of the ticket that tells of it; null for none
     * @param grade of that ticket
     * @param held why it has no ticket of its own: {@code parent}, {@code silenced}, {@code maintenance}; null for no such reason
     * @param parent what it depends on, where that is why
     */
    public record Item(
            String name,
            String level,
            String message,
            @Nullable Instant at,
            @Nullable Instant next,
            @Nullable String key,
            @Nullable String grade,
            @Nullable String held,
            @Nullable String parent) {

        public boolean isWrong() {
            return level.equals("WARN") || level.equals("CRIT");
        }
    }
}
