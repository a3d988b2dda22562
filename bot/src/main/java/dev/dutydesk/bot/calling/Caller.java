package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether somebody is to be called, on the desks whose lease this process holds, and has it done. */
final class Caller extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Caller.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TO_END = Duration.ofSeconds(2);
    /** Of one desk; what is being made counts too. */
    private static final int AT_ONCE = 64;

    private final Desks desks;
    private final Store store;
    private final Bells bells;
    private final Results results;
    private final Faces faces;
    private final InstantSource clock;
    private final Map<String, Thread> busy = new ConcurrentHashMap<>();
    private boolean failing;

    Caller(Desks desks, Store store, Bells bells, Results results, Faces faces, InstantSource clock) {
        super("calls", LOOK_EVERY);
        this.desks = desks;
        this.store = store;
        this.bells = bells;
        this.results = results;
        this.faces = faces;
        this.clock = clock;
    }

    @Override
    protected void round() {
        try {
            desks.all().forEach(this::look);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !isEnding()) {
                log.warn("Whom to call can't be looked at now: {}", e.toString());
            }
            failing = true;
        }
    }

    private void look(Desk desk) {
        OptionalLong epoch = store.leases().epoch(desk.id());
        if (epoch.isEmpty()) {
            return;
        }
        for (Notices.Waiting waiting : store.calls().due(desk.id(), clock.instant(), AT_ONCE)) {
            begin(desk, waiting, epoch.getAsLong());
        }
    }

    private void begin(Desk desk, Notices.Waiting waiting, long epoch) {
        String id = waiting.notice().id();
        Turn turn = new Turn(desk, waiting, epoch, bells, store, results, faces, clock, ending());
        Thread thread = Thread.ofVirtual().name("call-" + id).unstarted(() -> make(desk, waiting, epoch, turn));
        if (busy.putIfAbsent(id, thread) == null) {
            thread.start();
        }
    }

    private void make(Desk desk, Notices.Waiting waiting, long epoch, Turn turn) {
        try {
            turn.run();
        } catch (RedisException e) {
            log.warn("Who is called, or was, can't be read or recorded now: {}", e.getMessage());
        } catch (RuntimeException e) {
            // What goes wrong for a fault of ours must not ring somebody's telephone twice a second.
            log.error(
                    "{} isn't made: {}", waiting.notice().id(), waiting.notice().kind(), e);
            store.calls().drop(desk.id(), epoch, waiting.notice());
        } finally {
            busy.remove(waiting.notice().id());
        }
    }

    /** Ends soon: what isn't known to be made is made again by the next holder of the lease. */
    @Override
    public void stop() {
        super.stop();
        long until = System.nanoTime() + TO_END.toNanos();
        try {
            for (Thread call : busy.values()) {
                long left = until - System.nanoTime();
                if (left <= 0 || !call.join(Duration.ofNanos(left))) {
                    call.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
