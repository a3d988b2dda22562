package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.RedisException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * All tickets of all desks: open, ended and archived alike. What is written is written by {@link #commit} alone, whole
 * or not at all, together with the history, the indexes, the timer, the marks of rooms that are behind and the notices.
 *
 * <p>Thread-safe; every method blocks. Reading throws Lettuce's {@code RedisException} where Redis can't be asked.
 */
public final class Tickets {
    /** How long a commit whose outcome is unknown is asked again. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connections redis;
    private final InstantSource clock;
    private final Records records;
    private final Drafting drafting;
    private final Asking asking;
    private final Listing listing;
    private final Repair repair;
    private final CommitListener listener;

    Tickets(Connections redis, DueTimes dueTimes, Zones zones, InstantSource clock) {
        this(redis, dueTimes, zones, clock, PATIENCE);
    }

    /** @param patience how long a commit whose outcome is unknown is asked again */
    Tickets(Connections redis, DueTimes dueTimes, Zones zones, InstantSource clock, Duration patience) {
        this(redis, dueTimes, zones, clock, patience, CommitListener.NOBODY);
    }

    Tickets(
            Connections redis,
            DueTimes dueTimes,
            Zones zones,
            InstantSource clock,
            Duration patience,
            CommitListener listener) {
        this.redis = redis;
        this.clock = clock;
        this.listener = listener;
        records = new Records(redis);
        drafting = new Drafting(records, dueTimes, zones);
        asking = new Asking(redis, patience);
        listing = new Listing(redis, records);
        repair = new Repair(redis, records, drafting, asking);
    }

    /** Never throws for what Redis or the way to it does: that is an {@link Outcome}. */
    public Outcome commit(Commit commit) {
        long began = System.nanoTime();
        Outcome outcome = write(commit);
        listener.committed(outcome, Duration.ofNanos(System.nanoTime() - began));
        return outcome;
    }

    private Outcome write(Commit commit) {
        Writes writes;
        try {
            writes = drafting.of(commit, clock.instant());
        } catch (RedisException e) {
            return new Outcome.NotSent("the store can't be read: " + e.getMessage());
        }
        String lane = commit.change() == null
                ? commit.id()
                : commit.change().after().id().value();
        Long epoch = commit.epoch();
        return asking.commit(lane, writes, commit.kept(), epoch == null ? "" : Long.toString(epoch), false);
    }

    /** What was answered to the commit with that id, if it was written within the last day. */
    public Optional<Outcome.Done> answered(String desk, String commitId) {
        byte[] kept = redis.reads().sync().get(new Keys(desk).commit(commitId));
        return Optional.ofNullable(kept)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(text -> !text.startsWith(Asking.CALLED_OFF))
                .map(text -> Asking.done(text, true));
    }

    public Optional<Numbered> find(String desk, long number) {
        return records.numbered(desk, number).flatMap(id -> records.find(desk, id));
    }

    public Optional<Numbered> find(String desk, TicketId id) {
        return records.find(desk, id);
    }

    /** The tickets with those ids, asked for all at once, in the order given; without those that aren't there. */
    public List<Numbered> find(String desk, Collection<TicketId> ids) {
        return records.find(desk, ids);
    }

    /** Everything that happened to the ticket, in order; empty where there is no such ticket. */
    public List<Event> history(String desk, TicketId id) {
        return records.history(desk, id).events();
    }

    /**
     * What was typed where the ticket shows it masked, by the number of the event it came with; empty where nothing is,
     * and after something of it was redacted.
     */
    public SortedMap<Integer, String> originals(String desk, TicketId id) {
        return records.originals(desk, id);
    }

    /** Whether another ticket of the desk has the file too, under whatever name. @param address where it is kept */
    public boolean isFiledBeside(String desk, TicketId id, String address) {
        return redis.reads().sync().zrange(new Keys(desk).byFile(address), 0, 1).stream()
                .map(Records::id)
                .anyMatch(other -> !other.equals(id));
    }

    /**
     * What it costs doesn't depend on how many tickets have ended. Archived ones are found by state, by reporter, and
     * where neither group nor handler is asked for; a page of them may come back with few or none, and more to come.
     *
     * @throws IllegalArgumentException where the cursor isn't one
     */
    public Page list(Query query) {
        return listing.list(query);
    }

    /** All from there on, newest first; a page at a time is read as they are taken. */
    public Stream<Numbered> each(Query query) {
        return Stream.iterate(
                        Optional.of(list(query)),
                        Optional::isPresent,
                        page -> page.flatMap(last -> Optional.ofNullable(last.next()))
                                .map(next -> list(query.after(next))))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    /** The latest tickets that were reported with the fingerprint, newest first; archived ones too. */
    public List<Numbered> with(String desk, String fingerprint, int most) {
        List<TicketId> ids =
                redis.reads().sync().zrevrange(new Keys(desk).byFingerprint(fingerprint), 0, most - 1L).stream()
                        .map(Records::id)
                        .toList();
        return records.find(desk, ids);
    }

    /** The ticket whose report or card is that message. */
    public Optional<TicketId> rootedAt(String desk, String channel, String message) {
        byte[] id = redis.reads().sync().hget(WaitingKeys.roots(desk), channel + " " + message);
        return Optional.ofNullable(id).map(Records::id);
    }

    /**
     * Why the desk doesn't write: a commit broke off half-way, which is a bug. Each ticket it touched must be
     * {@linkplain #repair repaired}, then the desk writes again.
     */
    public Optional<String> broken(String desk) {
        return redis.reads().sync().hgetall(new Keys(desk).broken()).entrySet().stream()
                .map(ticket -> ticket.getKey() + ": " + new String(ticket.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "; " + other);
    }

    /**
     * Rebuilds the ticket, its indexes, its timer and its marks from its events.
     *
     * @throws IllegalStateException where that couldn't be written, with the reason
     */
    public void repair(String desk, TicketId id) {
        repair.repair(desk, id, clock.instant());
    }
}
