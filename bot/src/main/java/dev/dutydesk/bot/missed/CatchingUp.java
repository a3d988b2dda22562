package dev.dutydesk.bot.missed;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.ReadsHistory;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was said since the last message that was heard, once a platform's link stands again, and keeps which message
 * that is. Of several processes the one that holds the desk's lease does; what others heard meanwhile is the same delivery.
 */
public final class CatchingUp extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(CatchingUp.class);
    /** A link that is opened anew is down for longer. */
    private static final Duration EVERY = Duration.ofMillis(500);

    private static final Duration KEEP_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(3);

    /** What was said at the same time may have been dealt with in any order. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int OPEN = 200;

    private final Desks desks;
    private final Adapters adapters;
    private final Store store;
    private final LastHeard heard;
    private final InstantSource clock;
    private final HeardRecord record;
    private final String owner = UUID.randomUUID().toString();
    private final Set<String> read = new HashSet<>();
    private final Map<String, Instant> putOff = new HashMap<>();
    private final Map<String, List<Channel>> alone = new HashMap<>();
    private Map<String, Instant> kept = Map.of();
    private Instant keptAt = Instant.EPOCH;

    public CatchingUp(Desks desks, Adapters adapters, Store store, LastHeard heard, InstantSource clock) {
        super("catching-up", EVERY);
        this.desks = desks;
        this.adapters = adapters;
        this.store = store;
        this.heard = heard;
        this.clock = clock;
        this.record = new HeardRecord(store);
    }

    @Override
    protected void round() {
        try {
            for (Desk desk : desks.all()) {
                if (store.leases().epoch(desk.id()).isPresent()) {
                    catchUp(desk);
                }
            }
            keep();
        } catch (RedisException e) {
            log.debug("What was missed can't be looked for now: {}", e.getMessage());
        }
    }

    private void catchUp(Desk desk) {
        if (rooms(desk).noneMatch(this::isUnread)) {
            return;
        }
        Map<String, Instant> last = record.of(desk);
        alone.put(
                desk.id(),
                last.keySet().stream()
                        .filter(name -> Channel.Account.in(name).isPresent())
                        .flatMap(name -> desk.room(name).stream())
                        .toList());
        rooms(desk).filter(this::isUnread).forEach(room -> catchUp(desk, room, last.get(room.name())));
    }

    /** The group chats, and the conversations with one person in which something was heard before. */
    private Stream<Channel> rooms(Desk desk) {
        return Stream.concat(desk.rooms().stream(), alone.getOrDefault(desk.id(), List.of()).stream());
    }

    private Optional<ReadsHistory> reader(Channel room) {
        return adapters.can(room, ReadsHistory.class).filter(adapter -> !room.isDirect() || adapter.readsDirect());
    }

    private boolean isUnread(Channel room) {
        Optional<ReadsHistory> adapter = reader(room);
        if (adapter.isEmpty()) {
            return false;
        }
        if (!adapter.get().link().up()) {
            read.remove(room.name());
            return false;
        }
        Instant now = clock.instant();
        return !read.contains(room.name())
                && !putOff.getOrDefault(room.name(), now).isAfter(now);
    }

    private void catchUp(Desk desk, Channel room, @Nullable Instant last) {
        Instant now = clock.instant();
        try {
            if (last == null) {
                record.keep(desk, Map.of(room.name(), now), owner);
            } else {
                Instant since = last.minus(OVERLAP);
                Instant earliest = now.minus(LONGEST);
                reader(room)
                        .orElseThrow()
                        .catchUp(room, since.isBefore(earliest) ? earliest : since, threads(desk, room));
            }
            read.add(room.name());
        } catch (NotPosted e) {
            log.info("What was said in {} meanwhile can't be read now: {}", room.name(), e.getMessage());
            putOff.put(room.name(), now.plus(e.after().isZero() ? AGAIN : e.after()));
        }
    }

    /** Of the open tickets: in them people go on talking, however old they are. */
    private Set<String> threads(Desk desk, Channel room) {
        List<Numbered> open = store.tickets().list(Query.open(desk.id(), OPEN)).items();
        List<Mark> marks = open.stream()
                .map(each -> new Mark(each.ticket().id(), room.name()))
                .toList();
        Stream<String> cards = store.marks().shown(desk.id(), marks).values().stream()
                .flatMap(shown -> Stream.ofNullable(shown.message()));
        Stream<String> reports = open.stream()
                .map(each -> each.ticket().report().place())
                .filter(place -> place.channel().equals(room.name()))
                .flatMap(place -> Stream.ofNullable(place.message()));
        return Stream.concat(cards, reports).collect(Collectors.toSet());
    }

    private void keep() {
        Instant now = clock.instant();
        Map<String, Instant> last = heard.last();
        if (last.equals(kept) || keptAt.plus(KEEP_EVERY).isAfter(now) && !keptAt.isAfter(now)) {
            return;
        }
        for (Desk desk : desks.all()) {
            Map<String, Instant> own = last.keySet().stream()
                    .filter(name -> desk.room(name)
                            .filter(room -> reader(room).isPresent())
                            .isPresent())
                    .collect(Collectors.toMap(name -> name, last::get));
            if (!own.isEmpty()) {
                record.keep(desk, own, owner);
            }
        }
        kept = last;
        keptAt = now;
    }
}
