package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcements;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Notice;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again at what waits in one desk while its lease is held, and gives each channel its part. */
final class DeskSender implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(DeskSender.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Each commit wakes the sender; while all channels are busy there is no use in looking that often. */
    private static final Duration BREATH = Duration.ofMillis(10);

    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(10);
    private static final String NO_ACCOUNT = "no account in a channel of the desk";
    private static final Duration WITHOUT_A_PLATFORM = Duration.ofMinutes(1);
    private static final int USUAL_LOOK = 128;
    private static final int WIDEST_LOOK = 8192;

    private final String id;
    private final Store store;
    private final Desks desks;
    private final InstantSource clock;
    private final OnCall onCall;
    private final Undelivered undelivered;
    private final DirectChat direct;
    private final Lines lines;
    private final CountDownLatch ending;
    private final Semaphore wake = new Semaphore(0);
    private final Map<String, String> routes = new HashMap<>();
    private volatile long epoch;
    private int look = USUAL_LOOK;
    private boolean failing;

    DeskSender(String id, Store store, Desks desks, Outlets outlets, CountDownLatch ending) {
        this.id = id;
        this.store = store;
        this.desks = desks;
        this.clock = outlets.clock();
        this.onCall = outlets.onCall();
        this.undelivered = outlets.undelivered();
        this.direct = outlets.direct();
        this.lines = new Lines(store, outlets, this::wake);
        this.ending = ending;
    }

    /** @param under 0 where the lease isn't held */
    void hold(long under) {
        epoch = under;
        wake();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    Lines lines() {
        return lines;
    }

    @Override
    public void run() {
        long last = 0;
        try {
            while (ending.getCount() > 0) {
                long now = epoch;
                if (now != last) {
                    lines.forget();
                    last = now;
                }
                if (now != 0 && !looked(now)) {
                    ending.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
                }
                if (wake.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether a turn began somewhere */
    private boolean looked(long under) {
        try {
            boolean begun = look(new Tenure(store.leases(), id, under, ending));
            failing = false;
            return begun;
        } catch (TenureOver e) {
            log.debug("{}", e.getMessage());
        } catch (RedisException e) {
            if (!failing && ending.getCount() > 0) {
                log.warn("What waits in desk {} can't be looked at now: {}", id, e.getMessage());
            }
            failing = true;
        } catch (RuntimeException e) {
            log.error("Looking at what waits in desk {} failed", id, e);
        }
        return false;
    }

    private boolean look(Tenure tenure) throws TenureOver {
        tenure.check();
        Optional<Desk> known = desks.byId(id);
        if (known.isEmpty()) {
            return false;
        }
        Desk desk = known.get();
        // Asked first: what a busy channel ends in between must not be begun again on what was read before.
        Set<String> busy = lines.busy();
        Instant now = clock.instant();
        List<Mark> behind = store.marks().behind(id, now, look);
        List<Notices.Waiting> due = store.notices().due(id, now, look);
        List<Announcements.Waiting> toSay = store.announcements().due(id, now, look);
        Map<String, Pile> piles = new HashMap<>();
        behind.forEach(mark -> pile(piles, mark.channel()).marks().add(mark));
        route(desk, due, tenure, piles);
        announce(desk, toSay, tenure, piles);
        boolean begun = false;
        for (Map.Entry<String, Pile> pile : piles.entrySet()) {
            if (!busy.contains(pile.getKey())) {
                begun = true;
                begin(desk, pile.getKey(), tenure, pile.getValue());
            }
        }
        // What waits for a busy channel must not hide what waits for another.
        boolean hidden = !begun && (behind.size() == look || due.size() == look || toSay.size() == look);
        look = hidden ? Math.min(2 * look, WIDEST_LOOK) : USUAL_LOOK;
        return begun;
    }

    private static Pile pile(Map<String, Pile> piles, String channel) {
        return piles.computeIfAbsent(channel, name -> new Pile());
    }

    private void begin(Desk desk, String name, Tenure tenure, Pile pile) throws TenureOver {
        Optional<Channel> channel = desk.room(name);
        if (channel.isPresent() && lines.serves(channel.get())) {
            lines.begin(desk, channel.get(), tenure, pile);
        } else if (desk.channels().stream().map(DeskChannel::id).anyMatch(name::equals)) {
            // Its platform may be connected, or its address known, at the next start.
            Instant when = clock.instant().plus(WITHOUT_A_PLATFORM);
            tenure.effects(() -> store.marks().later(id, tenure.epoch(), pile.marks(), when));
            for (Notices.Waiting notice : pile.notices()) {
                tenure.effect(() -> store.notices().later(id, tenure.epoch(), notice.notice(), when));
            }
            for (Announcements.Waiting said : pile.announcements()) {
                tenure.effect(() -> store.announcements().later(id, tenure.epoch(), said.announcement(), when, false));
            }
        } else {
            drop(tenure, pile.marks());
        }
    }

    /** The desk file has no such channel any more. */
    private void drop(Tenure tenure, List<Mark> marks) throws TenureOver {
        List<Told> told = new ArrayList<>();
        for (Mark mark : marks) {
            Shown shown = store.marks().shown(id, mark);
            long revision = store.tickets()
                    .find(id, mark.ticket())
                    .map(found -> found.ticket().revision())
                    .orElse(shown.revision());
            told.add(Told.done(mark, shown.unsent().edited(revision)));
        }
        log.info(
                "{} tickets of desk {} aren't shown in {}: it has no such channel",
                told.size(),
                id,
                marks.getFirst().channel());
        tenure.effects(() -> store.marks().shown(id, tenure.epoch(), clock.instant(), told));
    }

    /** What the desk says beside its tickets, to the channels to say it in. */
    private void announce(Desk desk, List<Announcements.Waiting> toSay, Tenure tenure, Map<String, Pile> piles)
            throws TenureOver {
        for (Announcements.Waiting waiting : toSay) {
            Optional<Channel> channel = Announcing.channel(desk, waiting.announcement(), direct);
            if (channel.isPresent()) {
                pile(piles, channel.get().name()).announcements().add(waiting);
            } else {
                log.warn("{} can't be said on desk {}: there is no such channel or person", waiting, id);
                tenure.effect(() -> store.announcements().done(id, tenure.epoch(), waiting.announcement()));
            }
        }
    }

    /** To the channels to tell them in. */
    private void route(Desk desk, List<Notices.Waiting> due, Tenure tenure, Map<String, Pile> piles) throws TenureOver {
        Set<String> ids = new HashSet<>();
        Instant now = clock.instant();
        for (Notices.Waiting each : due) {
            Notices.Waiting waiting = StandIn.of(desk, onCall, each, now);
            String notice = waiting.notice().id();
            String channel = routes.get(notice);
            Optional<Numbered> ticket = Optional.empty();
            if (channel == null || lines.shut().contains(channel)) {
                ticket = store.tickets().find(id, waiting.notice().ticket());
                channel = ticket.flatMap(
                                found -> Telling.channel(desk, found.ticket(), waiting.notice(), direct, lines.shut()))
                        .map(Channel::name)
                        .orElse(null);
            }
            if (channel == null) {
                nowhere(desk, ticket, waiting.notice(), tenure);
            } else {
                routes.put(notice, channel);
                ids.add(notice);
                pile(piles, channel).notices().add(waiting);
            }
        }
        routes.keySet().retainAll(ids);
    }

    private void nowhere(Desk desk, Optional<Numbered> ticket, Notice notice, Tenure tenure) throws TenureOver {
        Instant now = clock.instant();
        boolean seenTo = ticket.map(Numbered::ticket)
                .filter(found -> !Telling.isStale(found, notice, now))
                .map(found -> undelivered.undelivered(desk, found, notice, tenure.epoch(), NO_ACCOUNT))
                .orElse(true);
        if (seenTo) {
            log.warn("Notice {} can't be told: its person has no account in a channel of desk {}", notice.id(), id);
            tenure.effect(() -> store.notices().drop(id, tenure.epoch(), notice));
        } else {
            tenure.effect(() -> store.notices().later(id, tenure.epoch(), notice, now.plus(BEFORE_ASKING_AGAIN)));
        }
    }
}
