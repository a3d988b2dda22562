package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of one desk: in each one turn at a time, beside those of the others. */
final class Lines {
    private static final Logger log = LoggerFactory.getLogger(Lines.class);

    private final Store store;
    private final Outlets outlets;
    private final Runnable ended;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final Map<String, Thread> busy = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    private final Holding holding;
    private final Rationing rationing;
    private final Set<String> shut = ConcurrentHashMap.newKeySet();

    /** @param ended called at the end of each turn */
    Lines(Store store, Outlets outlets, Runnable ended) {
        this.store = store;
        this.outlets = outlets;
        this.ended = ended;
        this.holding = new Holding(store, outlets.clock());
        this.rationing = new Rationing(store, outlets.clock());
    }

    /** The channels in which a turn is going on. */
    Set<String> busy() {
        return Set.copyOf(busy.keySet());
    }

    /** The conversations in which nothing can be asked, by their names. */
    Set<String> shut() {
        return shut;
    }

    /** Why channels take nothing now, by their names. */
    Map<String, String> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Nobody knows what another holder will have spent: all budgets start empty again. */
    void forget() {
        paces.clear();
        troubles.clear();
        shut.clear();
        holding.forget();
    }

    /** Whether the channel's platform is served by this process. */
    boolean serves(Channel channel) {
        boolean served = outlets.adapters().of(channel).isPresent();
        if (!served && troubles.put(channel.name(), "nothing is connected to " + channel.platform()) == null) {
            log.warn("Channel {} waits: nothing is connected to {}", channel.name(), channel.platform());
        }
        return served;
    }

    /** Begins a turn in a channel that isn't busy and is served. */
    void begin(Desk desk, Channel channel, Tenure tenure, Pile pile) {
        ChatAdapter adapter = outlets.adapters().of(channel).orElseThrow();
        Pace pace = paces.computeIfAbsent(channel.name(), name -> Reach.pace(channel, adapter, outlets.nanoTime()));
        Reach reach = new Reach(channel, adapter, pace, outlets.listener());
        Work work = new Work(
                desk,
                reach,
                outlets.faces(),
                outlets.announcers(),
                outlets.undelivered(),
                tenure,
                outlets.clock(),
                outlets.direct().asksAlone(),
                shut);
        Thread turn = Thread.ofVirtual()
                .name("posts-" + channel.name())
                .unstarted(() -> run(work, new Line(work, store, pace), pile));
        busy.put(channel.name(), turn);
        turn.start();
    }

    private void run(Work work, Line line, Pile pile) {
        String channel = work.reach().channel().name();
        try {
            PutOff stopped = line.run(pile);
            said(channel, stopped);
            holding.turned(work, stopped);
            rationing.turned(work, stopped);
        } catch (TenureOver e) {
            log.debug("{} ends: {}", channel, e.getMessage());
        } catch (RedisException e) {
            log.warn("What waits for {} can't be read or recorded now: {}", channel, e.getMessage());
        } catch (RuntimeException e) {
            log.error("The turn in {} broke off", channel, e);
        } finally {
            busy.remove(channel);
            ended.run();
        }
    }

    private void said(String channel, @Nullable PutOff stopped) {
        if (stopped == null) {
            troubles.remove(channel);
        } else if (!stopped.why().equals(troubles.put(channel, stopped.why())) && !stopped.isSpent()) {
            // A spent budget is nothing to worry about before it has held much back for long.
            log.warn("Channel {} takes nothing now: {}", channel, stopped.why());
        }
    }

    /** Waits for the turns to end, but not longer than that; then cuts them off. */
    void drain(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        for (Thread turn : busy.values()) {
            long left = until - System.nanoTime();
            if (left <= 0 || !turn.join(Duration.ofNanos(left))) {
                turn.interrupt();
            }
        }
    }
}
