package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.state.store.Backlog;
import dev.dutydesk.state.store.Leases;
import dev.dutydesk.state.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * Shows every room the latest of its tickets and tells people what they must act on, for each desk whose lease this
 * process holds. Begins with the lease, goes on until it is lost or the process ends. One for each process.
 */
public final class Sender implements AutoCloseable {
    private static final Duration TO_END = Duration.ofMillis(2500);

    private final Store store;
    private final Desks desks;
    private final Outlets outlets;
    private final Map<String, DeskSender> senders = new ConcurrentHashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);

    public Sender(
            Store store,
            Desks desks,
            Adapters adapters,
            Faces faces,
            Collection<Announcer> announcers,
            OnCall onCall,
            Undelivered undelivered,
            InstantSource clock,
            PostListener listener) {
        this(
                store,
                desks,
                new Outlets(
                        adapters,
                        faces,
                        new Announcers(announcers),
                        onCall,
                        undelivered,
                        clock,
                        System::nanoTime,
                        listener));
    }

    /** @param outlets with the clock that budgets and pauses are measured by */
    Sender(Store store, Desks desks, Outlets outlets) {
        this.store = store;
        this.desks = desks;
        this.outlets = outlets;
    }

    /**
     * How a desk's posts stand.
     *
     * @param sending whether this process sends them; else another one does, or nobody
     * @param backlog what waits; {@link Backlog#postponed} are held by a budget or a platform that takes nothing
     * @param held how many tickets each channel is shown later, by their names; none where it is none
     * @param troubles why channels take nothing now, by their names
     */
    public record Standing(
            String desk, boolean sending, Backlog backlog, Map<String, Long> held, Map<String, String> troubles) {}

    /** Follows the leases from now on; to be called before they are started. */
    public void start() {
        store.leases().listen(new Leases.Listener() {
            @Override
            public void gained(String desk, long epoch) {
                sender(desk).hold(epoch);
            }

            @Override
            public void lost(String desk) {
                sender(desk).hold(0);
            }
        });
    }

    /** Something was committed in the desk: looks at once instead of a moment later. Cheap, and never blocks. */
    public void wake(String desk) {
        DeskSender sender = senders.get(desk);
        if (sender != null) {
            sender.wake();
        }
    }

    /** How all desks stand. @throws io.lettuce.core.RedisException where Redis can't be asked */
    public List<Standing> standing() {
        return desks.all().stream().map(Desk::id).map(this::standing).toList();
    }

    private Standing standing(String desk) {
        DeskSender sender = senders.get(desk);
        return new Standing(
                desk,
                store.leases().epoch(desk).isPresent(),
                store.backlogs().of(desk, outlets.clock().instant()),
                store.marks().held(desk).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().tickets(), Long::sum, TreeMap::new)),
                sender == null ? Map.of() : sender.lines().troubles());
    }

    private DeskSender sender(String desk) {
        return senders.computeIfAbsent(desk, id -> {
            DeskSender sender = new DeskSender(id, store, desks, outlets, ending);
            if (ending.getCount() > 0) {
                Thread.ofVirtual().name("posts-of-" + id).start(sender);
            }
            return sender;
        });
    }

    /** Ends after what is being sent now, within 3 s. What waits is sent by the next holder of the lease. */
    @Override
    public void close() {
        ending.countDown();
        long until = System.nanoTime() + TO_END.toNanos();
        try {
            for (DeskSender sender : senders.values()) {
                sender.wake();
                sender.lines().drain(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
