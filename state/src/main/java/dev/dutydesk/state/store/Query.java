package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.State;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets of a desk to list. What is null doesn't matter.
 *
 * @param open whether still open
 * @param group the group that has it, also of ended ones
 * @param handler who owns the work
 * @param reporter who reported it, not who joined later
 * @param limit at most so many, from 1 to 500
 * @param cursor {@link Page#next} of the page before; null for the first
 */
public record Query(
        String desk,
        @Nullable Boolean open,
        @Nullable State state,
        @Nullable String group,
        @Nullable String handler,
        @Nullable String reporter,
        int limit,
        @Nullable String cursor) {

    public Query {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("A page has 1 to 500 tickets, not " + limit);
        }
    }

    /** The newest open ones. */
    public static Query open(String desk, int limit) {
        return new Query(desk, true, null, null, null, null, limit, null);
    }

    /** The newest of all. */
    public static Query all(String desk, int limit) {
        return new Query(desk, null, null, null, null, null, limit, null);
    }

    /** The same list, further on. */
    public Query after(@Nullable String next) {
        return new Query(desk, open, state, group, handler, reporter, limit, next);
    }
}
