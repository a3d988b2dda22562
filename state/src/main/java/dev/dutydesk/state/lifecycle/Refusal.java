package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Ticket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule says no. The detail always has what its message may want to name: {@code state}, {@code grade},
 * {@code reporter}, {@code group}, {@code lead}, and where there is one {@code side}, {@code handler},
 * {@code assignee}, {@code source}, {@code end}, {@code endedBy}, {@code mergedInto}; then what the rule adds:
 * {@code missing}, {@code until}, {@code known}, …
 */
record Refusal(Reason reason, Map<String, String> detail) {

    /** @param more names and values in turn; a null value is left out */
    static Refusal of(Reason reason, Case c, @Nullable Object... more) {
        Ticket ticket = c.ticket();
        return new Refusal(
                reason,
                Detail.of(
                                "state", ticket.state(),
                                "grade", ticket.sort().grade().word(),
                                "reporter", ticket.report().reporter(),
                                "side", ticket.report().side(),
                                "group", ticket.sort().group(),
                                "handler", ticket.response().handler(),
                                "assignee", ticket.response().assignee(),
                                "lead", c.facts().lead(),
                                "source", ticket.report().source(),
                                "end", ticket.closing().end(),
                                "endedBy", ticket.closing().by(),
                                "mergedInto", ticket.closing().mergedInto())
                        .and(more)
                        .asMap());
    }
}
