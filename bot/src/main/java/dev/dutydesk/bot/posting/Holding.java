package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Handling;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Marks.Held;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the platforms' limits hold back, channel by channel, and has a room told once it goes on: that what it reads now is
 * not new. For many threads.
 */
final class Holding {
    private static final Logger log = LoggerFactory.getLogger(Holding.class);

    /** What is less, or sooner over, nobody notices. */
    private static final long MANY = 10;

    private static final Duration LONG = Duration.ofMinutes(1);

    /** So late even a single message wants a word. */
    private static final Duration VERY_LONG = Duration.ofHours(1);

    /** Where so many wait the end is further off than {@link #PAUSE}: they needn't be counted with each turn. */
    private static final long FAR = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Later nobody wonders any more. */
    private static final Duration WORTH_TELLING = Duration.ofMinutes(10);

    private final Store store;
    private final InstantSource clock;
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();

    /**
     * @param since when the first one began to wait, @param most how many waited at once
     * @param last how many waited when they were counted last, @param counted when that was
     */
    private record Hold(Instant since, long most, long last, Instant counted, boolean told) {
        Hold and(Hold now) {
            return new Hold(
                    now.since.isBefore(since) ? now.since : since,
                    Math.max(most, now.most),
                    now.last,
                    now.counted,
                    told);
        }

        boolean isFarFromItsEnd(Instant now) {
            return last > FAR && Duration.between(counted, now).abs().compareTo(PAUSE) < 0;
        }

        boolean isWorth(Instant now) {
            return most >= MANY && !now.isBefore(since.plus(LONG)) || !now.isBefore(since.plus(VERY_LONG));
        }
    }

    Holding(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    void forget() {
        holds.clear();
    }

    /** To be called at the end of each turn. @param stopped why the channel takes no more; null where it took what was due */
    void turned(Work work, @Nullable PutOff stopped) {
        Channel channel = work.reach().channel();
        boolean begins = stopped != null && stopped.isSpent();
        Hold hold = holds.get(channel.name());
        if (channel.isDirect() || hold == null && !begins) {
            return;
        }
        if (hold != null && hold.isFarFromItsEnd(clock.instant())) {
            return;
        }
        Held held = store.marks().held(work.desk().id()).get(channel.name());
        if (held != null) {
            holding(channel.name(), held);
        } else if (stopped == null) {
            Hold over = holds.remove(channel.name());
            if (over != null && over.isWorth(clock.instant())) {
                over(work, over);
            }
        }
    }

    private void holding(String channel, Held held) {
        Hold counted = new Hold(held.since(), held.tickets(), held.tickets(), clock.instant(), false);
        Hold now = holds.merge(channel, counted, Hold::and);
        if (!now.told() && now.isWorth(clock.instant())) {
            log.info("Channel {} holds {} messages back: its platform takes only so many", channel, held.tickets());
            holds.put(channel, new Hold(now.since(), now.most(), now.last(), now.counted(), true));
        }
    }

    private void over(Work work, Hold hold) {
        Desk desk = work.desk();
        Instant now = clock.instant();
        String channel = work.reach().channel().name();
        log.info(
                "Channel {} holds nothing back any more; it was {} messages since {}",
                channel,
                hold.most(),
                hold.since());
        Handling.Quiet quiet = desk.handling().quiet();
        if (quiet != null && quiet.holds(now.atZone(desk.zone()).toLocalTime())) {
            return;
        }
        String id = HeldBack.TOPIC + "/" + hold.most() + "/" + hold.since() + "/" + now;
        Outcome outcome = store.tickets()
                .commit(Commit.answer(desk.id(), id + "@" + channel, "")
                        .during(work.tenure().epoch())
                        .saying(List.of(new Announcement(
                                id + "@" + channel,
                                id,
                                Announcement.channel(channel),
                                false,
                                now.plus(WORTH_TELLING)))));
        if (!(outcome instanceof Outcome.Done)) {
            log.info("Channel {} isn't told what was held back: {}", channel, outcome);
        }
    }
}
