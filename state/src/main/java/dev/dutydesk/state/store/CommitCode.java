package dev.dutydesk.state.store;

/** What {@code commit.lua} answers. */
enum CommitCode {
    // The script answers the place in this list, from 1.

    DONE,
    REPEATED,
    STALE,
    CLAIMED,
    FENCED,
    BROKEN,
    CALLED_OFF,
    BROKE_OFF;

    static CommitCode of(Object code) {
        return values()[Math.toIntExact((Long) code) - 1];
    }
}
