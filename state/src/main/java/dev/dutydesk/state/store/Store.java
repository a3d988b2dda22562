package dev.dutydesk.state.store;

import dev.dutydesk.state.redis.Redis;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.InstantSource;

/** Everything that is kept, by what it is for; one object for each process and Redis. */
public final class Store implements AutoCloseable {
    private final Tickets tickets;
    private final Lives lives;
    private final Marks marks;
    private final Notices notices;
    private final Notices calls;
    private final Announcements announcements;
    private final DeskRecords records;
    private final Timers timers;
    private final Backlogs backlogs;
    private final AppNotes apps;
    private final Leases leases;

    /**
     * @param dueTimes when the clock must look at a ticket next
     * @param zones in which zone each desk's days begin and end
     * @param owner names this process, and this start of it, among all: never used twice
     * @param alone whether no other process uses this Redis
     */
    public Store(Redis redis, DueTimes dueTimes, Zones zones, InstantSource clock, String owner, boolean alone) {
        this(redis, dueTimes, zones, clock, owner, alone, CommitListener.NOBODY);
    }

    /** The same with somebody who follows the commits. */
    public Store(
            Redis redis,
            DueTimes dueTimes,
            Zones zones,
            InstantSource clock,
            String owner,
            boolean alone,
            CommitListener listener) {
        Connections connections = new Lanes(redis);
        tickets = new Tickets(connections, dueTimes, zones, clock, Tickets.PATIENCE, listener);
        lives = new Lives(connections, zones);
        marks = new Marks(connections);
        notices = new Notices(connections);
        calls = new Notices(connections, WaitingKeys.CALLS);
        announcements = new Announcements(connections);
        records = new DeskRecords(connections);
        timers = new Timers(connections);
        backlogs = new Backlogs(connections);
        apps = new AppNotes(connections);
        leases = new Leases(connections, owner, alone, System::nanoTime);
    }

    public Tickets tickets() {
        return tickets;
    }

    /** What became of tickets, for those who look back. */
    public Lives lives() {
        return lives;
    }

    public Marks marks() {
        return marks;
    }

    /** What waits to be told in the chat. */
    public Notices notices() {
        return notices;
    }

    /** What waits to be told by a call or a text message. */
    public Notices calls() {
        return calls;
    }

    public Announcements announcements() {
        return announcements;
    }

    /** What desks keep beside their tickets. */
    public DeskRecords records() {
        return records;
    }

    public Timers timers() {
        return timers;
    }

    public Backlogs backlogs() {
        return backlogs;
    }

    /** What the platforms' apps must know in every process. */
    public AppNotes apps() {
        return apps;
    }

    /** Not started yet. */
    public Leases leases() {
        return leases;
    }

    /** Gives the leases up; the connections belong to the caller. */
    @Override
    public void close() {
        leases.close();
    }

    private record Lanes(Redis redis) implements Connections {
        @Override
        public StatefulRedisConnection<String, byte[]> lane(String id) {
            return redis.lane(id);
        }

        @Override
        public StatefulRedisConnection<String, byte[]> reads() {
            return redis.reads();
        }
    }
}
