package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps once a minute that a desk is looked after, and tells the rooms that take reports when it wasn't for some time. Time
 * that is moved by hand while the bot runs is no downtime.
 */
public final class Presence implements Announcer {
    private static final String NAME = "presence";
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Two minutes, and the one that may have gone since it was kept last. */
    private static final Duration NOTICED = Duration.ofMinutes(3);

    private static final Duration WORTH_SAYING = Duration.ofHours(12);

    private final Store store;
    private final Speech speech;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** @param at on this process's own clock */
    private record Kept(long epoch, long at) {}

    /** @param nanoTime {@code System::nanoTime} but in tests */
    public Presence(Store store, Speech speech, InstantSource clock, LongSupplier nanoTime) {
        this.store = store;
        this.speech = speech;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * To be called again and again while the desk's lease is held.
     *
     * @return whether something is to be said
     */
    boolean keep(Desk desk, long epoch) {
        Kept last = kept.get(desk.id());
        boolean ours = last != null && last.epoch() == epoch;
        Duration since = ours ? Duration.ofNanos(nanoTime.getAsLong() - last.at()) : null;
        if (since != null && since.compareTo(EVERY) < 0) {
            return false;
        }
        long at = nanoTime.getAsLong();
        Instant now = clock.instant();
        DeskRecord record = store.records().find(desk.id(), NAME);
        Instant before = away(record, since, now);
        List<Announcement> said = before == null ? List.of() : announcements(desk, before, now);
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk.id(), NAME + ":" + (record.revision() + 1), record.with(now.toString()), "")
                        .saying(said)
                        .during(epoch));
        if (outcome instanceof Outcome.Done) {
            kept.put(desk.id(), new Kept(epoch, at));
        }
        return !said.isEmpty();
    }

    /** Since when nobody looked after the desk; null where that is no time at all. */
    private static @Nullable Instant away(DeskRecord record, @Nullable Duration since, Instant now) {
        if (record.isEmpty()) {
            return null;
        }
        if (since != null) {
            // The store couldn't be reached for so long.
            return since.compareTo(NOTICED) < 0 ? null : now.minus(since);
        }
        Instant last = Instant.parse(record.body());
        return Duration.between(last, now).compareTo(NOTICED) < 0 ? null : last;
    }

    private static List<Announcement> announcements(Desk desk, Instant from, Instant until) {
        return desk.channels().stream()
                .filter(channel -> channel.uses().contains(DeskChannel.Use.INTAKE))
                .map(channel -> new Announcement(
                        "offline/" + from.toEpochMilli() + "@" + channel.id(),
                        "offline/" + from + "/" + until,
                        Announcement.channel(channel.id()),
                        false,
                        until.plus(WORTH_SAYING)))
                .toList();
    }

    @Override
    public String topic() {
        return "offline";
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", -1);
        return Optional.of(speech.card(
                desk,
                channel,
                "offline",
                Map.of("from", Instant.parse(subject[1]), "until", Instant.parse(subject[2]))));
    }
}
