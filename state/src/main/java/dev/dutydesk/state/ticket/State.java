package dev.dutydesk.state.ticket;

/** Where a ticket stands. Open until it is accepted, cancelled or merged; archived when it is packed away. */
public enum State {
    DISPATCHED,
    ACKNOWLEDGED,
    DIAGNOSED,
    ON_HOLD,
    RESOLVED,
    ACCEPTED,
    CANCELLED,
    MERGED,
    ARCHIVED;

    /** Whether work or acceptance is still owed. */
    public boolean isOpen() {
        return ordinal() <= RESOLVED.ordinal();
    }

    /** Whether it came to an end but can still be reopened: accepted, cancelled or merged, not yet archived. */
    public boolean isEnded() {
        return this == ACCEPTED || this == CANCELLED || this == MERGED;
    }
}
