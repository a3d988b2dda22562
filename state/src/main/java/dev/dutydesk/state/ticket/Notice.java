package dev.dutydesk.state.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something one person must be told: unlike a card it is a single entry, with its own id, priority and expiry.
 *
 * @param id unique and derived from the ticket, its revision and the person, so that a repeat is the same notice
 * @param ticket what it is about
 * @param to the person's id
 * @param urgent P1 and P2: sent first
 * @param expires when it is not worth sending any more
 * @param by how; one that was kept before there were other ways than the thread doesn't say it
 */
public record Notice(
        String id,
        TicketId ticket,
        String to,
        Kind kind,
        boolean urgent,
        Instant expires,
        @Nullable Way by) {
    /** The same, for somebody in that one's place. */
    public Notice to(String other) {
        return new Notice(id, ticket, other, kind, urgent, expires, by);
    }

    /** What it was told with: notices of one step on one ticket share it, whoever they are for. */
    public String step() {
        int end = id.indexOf(":" + kind);
        return end < 0 ? id : id.substring(0, end) + ":" + kind;
    }

    public Way way() {
        return by == null ? Way.THREAD : by;
    }

    public enum Kind {
        /** It was given to this one, who must acknowledge. */
        ASSIGNED,
        /** It is resolved; this one is asked to accept. */
        ACCEPTANCE,
        /** The handler asked this one a question. */
        QUESTION,
        /** A lead is called: the second rejection, a second change of group, a false alarm. */
        LEAD,
        /** Somebody else put it off to the backlog; this one reported it. */
        BACKLOG,
        /** It was hurried. */
        NUDGED,
        /** Nobody has acknowledged. */
        UNANSWERED,
        /** Nothing was heard of the handler for long. */
        SILENT,
        /** A deadline comes near or has passed. */
        DEADLINE,
        /** Its retrospective isn't written. */
        RETROSPECTIVE
    }
}
