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

/**
 * Keeps once a minute that a desk is looked after, and tells the rooms that take reports when it wasn't for some time. Time
 * that is moved by hand is no downtime; Redis that can't be reached is.
 */
public final class Presence implements Announcer {
    private static final String NAME = "presence";
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Two minutes, and the one that may have gone since it was kept last. */
    private static final Duration NOTICED = Duration.ofMinutes(3);

    private static final Duration WORTH_SAYING = Duration.ofHours(12);

    private final Store store;
    private final Speech speech;
    private final InstantSource machine;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(long epoch, Instant at) {}

    /** @param machine whose time nobody moves */
    public Presence(Store store, Speech speech, InstantSource machine) {
        this.store = store;
        this.speech = speech;
        this.machine = machine;
    }

    /**
     * To be called again and again while the desk's lease is held.
     *
     * @return whether something is to be said
     */
    boolean keep(Desk desk, long epoch) {
        Instant now = machine.instant();
        Kept last = kept.get(desk.id());
        if (last != null && last.epoch() == epoch && isShort(last.at(), now, EVERY)) {
            return false;
        }
        DeskRecord record = store.records().find(desk.id(), NAME);
        Instant before = record.isEmpty() ? now : Instant.parse(record.body());
        List<Announcement> said = now.isBefore(before.plus(NOTICED)) ? List.of() : announcements(desk, before, now);
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk.id(), NAME + ":" + (record.revision() + 1), record.with(now.toString()), "")
                        .saying(said)
                        .during(epoch));
        if (outcome instanceof Outcome.Done) {
            kept.put(desk.id(), new Kept(epoch, now));
        }
        return !said.isEmpty();
    }

    /** Also where the machine's clock was put back. */
    private static boolean isShort(Instant from, Instant until, Duration length) {
        return !until.isBefore(from) && until.isBefore(from.plus(length));
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
