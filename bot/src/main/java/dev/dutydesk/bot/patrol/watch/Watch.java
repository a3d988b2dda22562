package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.state.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks of the desks whose lease this process holds. A check that hangs holds up no other. */
public final class Watch extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** What needn't be done with each look: as often as timers are looked at. */
    private static final int SLOWLY = 5;

    private final Desks desks;
    private final Store store;
    private final Watching watching;
    private final DeskWatch.Parts parts;
    private final Consumer<String> changed;
    private final Map<String, DeskWatch> watches = new ConcurrentHashMap<>();
    private List<Plan> plans = List.of();
    private long looks;
    private boolean failing;

    /**
     * @param seen told how each check stands after each sample
     * @param changed told the desk from time to time, so that its rooms are shown what is new
     */
    public Watch(Desks desks, Store store, Watching watching, Standings seen, Consumer<String> changed) {
        super("patrols", LOOK_EVERY);
        this.desks = desks;
        this.store = store;
        this.watching = watching;
        this.changed = changed;
        this.parts = watching.parts((desk, check, target, state) -> {
            seen.taken(desk, check, target, state);
            changed.accept(desk);
        });
    }

    @Override
    protected void round() {
        boolean slow = looks++ % SLOWLY == 0;
        try {
            if (slow) {
                letGo();
            }
            desks.all().forEach(desk -> look(desk, slow));
            failing = false;
        } catch (RuntimeException e) {
            if (!failing && !isEnding()) {
                log.warn("Patrols can't go on now: {}", e.toString());
            }
            failing = true;
        }
    }

    /** What is held for targets that a changed file doesn't name any more isn't needed. */
    private void letGo() {
        List<Plan> now = desks.all().stream()
                .flatMap(desk -> watching.plans().of(desk).stream())
                .toList();
        if (!now.equals(plans)) {
            plans = now;
            watching.keep(now);
        }
    }

    private void look(Desk desk, boolean slow) {
        OptionalLong epoch = store.leases().epoch(desk.id());
        if (epoch.isEmpty()) {
            return;
        }
        // A desk that watches nothing itself has alarms all the same.
        if (slow && parts.findings().lookAll(desk, epoch.getAsLong())) {
            changed.accept(desk.id());
        }
        watching.plans()
                .of(desk)
                .ifPresent(plan -> watches.computeIfAbsent(desk.id(), id -> new DeskWatch(parts))
                        .tick(desk, plan, epoch.getAsLong(), slow));
    }
}
