package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * All tickets of all desks: open, ended and archived alike. What is written is written by {@link #commit} alone, whole
 * or not at all, together with the history, the indexes, the timer, the marks of rooms that are behind and the notices.
 *
 * <p>Thread-safe; every method blocks. Reading throws Lettuce's {@code RedisException} where Redis can't be asked.
 */
public final class Tickets {

    /** How long a commit whose outcome is unknown is asked again. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    Tickets(Connections redis, DueTimes dueTimes, Zones zones, InstantSource clock) {
        this(redis, dueTimes, zones, clock, PATIENCE);
    }

    /** @param patience how long a commit whose outcome is unknown is asked again */
    Tickets(Connections redis, DueTimes dueTimes, Zones zones, InstantSource clock, Duration patience) {}

    /** Never throws for what Redis or the way to it does: that is an {@link Outcome}. */
    public Outcome commit(Commit commit) {
        throw new UnsupportedOperationException();
    }

    /** What was answered to the commit with that id, if it was written within the last day. */
    public Optional<Outcome.Done> answered(String desk, String commitId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Numbered> find(String desk, long number) {
        throw new UnsupportedOperationException();
    }

    public Optional<Numbered> find(String desk, TicketId id) {
        throw new UnsupportedOperationException();
    }

    /** Everything that happened to the ticket, in order; empty where there is no such ticket. */
    public List<Event> history(String desk, TicketId id) {
        throw new UnsupportedOperationException();
    }

    /** What it costs doesn't depend on how many tickets have ended. */
    public Page list(Query query) {
        throw new UnsupportedOperationException();
    }

    /** The ticket whose report or card is that message. */
    public Optional<TicketId> rootedAt(String desk, String channel, String message) {
        throw new UnsupportedOperationException();
    }

    /**
     * Why the desk doesn't write: a commit broke off half-way, which is a bug. Each ticket it touched must be
     * {@linkplain #repair repaired}, then the desk writes again.
     */
    public Optional<String> broken(String desk) {
        throw new UnsupportedOperationException();
    }

    /** Rebuilds the ticket, its indexes, its timer and its marks from its events. */
    public void repair(String desk, TicketId id) {
        throw new UnsupportedOperationException();
    }
}
