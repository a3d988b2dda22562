package dev.dutydesk.bot.missed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Warning;
import dev.dutydesk.bot.desk.Warnings;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.LosesWhileDown;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a platform delivers nothing that was said while its link was down, asks for it in the rooms where reports are taken, once
 * the link stands again; and tells for a day how many minutes were lost. The bot's own absence counts too. Of several processes the
 * one that holds the desk's lease asks.
 */
public final class AskingAgain extends Rounds implements Announcer, Warnings {
    private static final Logger log = LoggerFactory.getLogger(AskingAgain.class);
    private static final String TOPIC = "lost";
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration KEEP_EVERY = Duration.ofSeconds(30);

    /** A link proves that it stands only every ten seconds, and one that is opened anew at once has lost next to nothing. */
    private static final Duration WORTH = Duration.ofSeconds(12);

    /** Who is asked later doesn't know any more what it was. */
    private static final Duration ASKED_WITHIN = Duration.ofHours(1);

    private static final Duration TOLD_FOR = Duration.ofDays(1);

    private final Desks desks;
    private final Adapters adapters;
    private final Store store;
    private final Speech speech;
    private final InstantSource clock;
    private final LostRecord record;
    private final Map<String, Instant> up = new HashMap<>();
    private final Map<String, Instant> signs = new HashMap<>();
    private final Map<String, Instant> before = new HashMap<>();
    private final Map<String, Instant> kept = new HashMap<>();
    private final Set<String> looked = new HashSet<>();

    public AskingAgain(Desks desks, Adapters adapters, Store store, Speech speech, InstantSource clock) {
        super("asking-again", EVERY);
        this.desks = desks;
        this.adapters = adapters;
        this.store = store;
        this.speech = speech;
        this.clock = clock;
        record = new LostRecord(store, UUID.randomUUID().toString());
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    protected void round() {
        Instant now = clock.instant();
        adapters.all().stream()
                .filter(LosesWhileDown.class::isInstance)
                .forEach(adapter -> stands((LosesWhileDown) adapter, now));
        try {
            for (Desk desk : desks.all()) {
                if (store.leases().epoch(desk.id()).isPresent()) {
                    losing(desk)
                            .filter(adapter -> up.containsKey(Adapters.nameOf(adapter)))
                            .forEach(adapter -> watch(desk, Adapters.nameOf(adapter), now));
                }
            }
        } catch (RedisException e) {
            log.debug("What was lost can't be looked for now: {}", e.getMessage());
        }
    }

    /** Since when this process's link stands, and when it last did before. */
    private void stands(LosesWhileDown adapter, Instant now) {
        String name = Adapters.nameOf(adapter);
        Optional<Instant> stood = adapter.stood();
        if (!adapter.link().up() || stood.isEmpty()) {
            up.remove(name);
        } else if (up.putIfAbsent(name, now) == null) {
            looked.removeIf(key -> key.endsWith("/" + name));
            if (signs.containsKey(name)) {
                before.put(name, signs.get(name));
            }
        }
        stood.ifPresent(sign -> signs.put(name, sign));
    }

    private Stream<LosesWhileDown> losing(Desk desk) {
        return desk.rooms().stream()
                .flatMap(room -> adapters.can(room, LosesWhileDown.class).stream())
                .distinct();
    }

    private void watch(Desk desk, String name, Instant now) {
        String key = desk.id() + "/" + name;
        Instant since = Objects.requireNonNull(up.get(name));
        if (!looked.contains(key)) {
            // Kept by whichever process saw it last: that one may be gone.
            Instant last = later(before.get(name), record.of(desk).stood().get(name));
            if (last != null && last.plus(WORTH).isBefore(since)) {
                log.warn("What was said in {} between {} and {} is lost", name, last, since);
                Lost lost = new Lost(name, last, since);
                record.lost(desk, lost, now.minus(TOLD_FOR), asking(desk, lost, now));
            }
            looked.add(key);
        }
        if (!kept.containsKey(key) || kept.get(key).plus(KEEP_EVERY).isBefore(now)) {
            record.stood(desk, name, Objects.requireNonNull(signs.get(name)));
            kept.put(key, now);
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private List<Announcement> asking(Desk desk, Lost lost, Instant now) {
        return desk.channels().stream()
                .filter(channel -> channel.uses().contains(DeskChannel.Use.INTAKE))
                .filter(channel -> isOf(desk, channel, lost.connection()))
                .map(channel -> new Announcement(
                        "lost/" + lost.from() + "@" + channel.id(),
                        "lost/" + lost.from() + "/" + lost.until(),
                        Announcement.channel(channel.id()),
                        true,
                        now.plus(ASKED_WITHIN)))
                .toList();
    }

    private boolean isOf(Desk desk, DeskChannel channel, String connection) {
        return desk.rooms().stream()
                .filter(room -> room.name().equals(channel.id()))
                .flatMap(room -> adapters.of(room).stream())
                .anyMatch(adapter -> Adapters.nameOf(adapter).equals(connection));
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 3);
        return Optional.of(speech.card(
                desk, channel, TOPIC, Map.of("from", Instant.parse(subject[1]), "until", Instant.parse(subject[2]))));
    }

    @Override
    public List<Warning> of(Desk desk) {
        try {
            Instant since = clock.instant().minus(TOLD_FOR);
            Map<String, Duration> lost = new TreeMap<>();
            record.of(desk).lost().stream()
                    .filter(each -> each.until().isAfter(since))
                    .forEach(each ->
                            lost.merge(each.connection(), Duration.between(each.from(), each.until()), Duration::plus));
            return lost.entrySet().stream()
                    .map(each ->
                            warning(each.getKey(), Math.max(1, each.getValue().toMinutes())))
                    .toList();
        } catch (RedisException e) {
            return List.of();
        }
    }

    private static Warning warning(String connection, long minutes) {
        return new Warning(
                "lost-link",
                List.of(connection + " " + minutes + " min"),
                "the link to " + connection + " was down for " + minutes
                        + " min in the last day: what was said meanwhile is lost");
    }
}
