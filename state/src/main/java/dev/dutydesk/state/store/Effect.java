package dev.dutydesk.state.store;

/**
 * What a write of a lease's holder came to. Each such write may be repeated when its outcome isn't known: the second
 * one changes nothing that the first one did.
 */
public enum Effect {
    // The scripts answer the place in this list, from 1.

    /** It is written; for a mark that was shown: the room is up to date. */
    DONE,
    /** It is written, and the mark stays: the ticket has changed since, or the caller wants to come back. */
    BEHIND,
    /** Nothing is written: what it was decided on has changed meanwhile. Read again and decide again. */
    OVERTAKEN,
    /** Nothing is written: what it was about isn't there any more. */
    GONE,
    /**
     * Nothing is recorded: another process holds the desk's lease now. A mark that this one had shown is behind again,
     * so that the holder shows the latest over what may be stale.
     */
    FENCED;

    static Effect of(Object code) {
        return values()[Math.toIntExact((Long) code) - 1];
    }
}
