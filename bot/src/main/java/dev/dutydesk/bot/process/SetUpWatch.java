package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.Rounds;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChecksSetUp;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.model.SetUpModel;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a desk's admins what its platforms' set-ups lack, each thing once: what was told is kept, so that neither a start
 * nor another process says it again. What was mended and is missing again is told again.
 */
@Component
final class SetUpWatch extends Rounds implements Announcer {
    private static final Logger log = LoggerFactory.getLogger(SetUpWatch.class);
    private static final String TOPIC = "set-up";
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration WORTH = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeSet<String>> NAMES = new TypeReference<>() {};

    private final Desks desks;
    private final Adapters adapters;
    private final Store store;
    private final Speech speech;
    private final InstantSource clock;

    SetUpWatch(Desks desks, Adapters adapters, Store store, Speech speech, InstantSource clock) {
        super("set-up", EVERY);
        this.desks = desks;
        this.adapters = adapters;
        this.store = store;
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    protected void round() {
        try {
            desks.all().stream()
                    .filter(desk -> store.leases().epoch(desk.id()).isPresent())
                    .forEach(this::tell);
        } catch (RedisException e) {
            log.debug("Who must be told of set-ups isn't known now: {}", e.getMessage());
        }
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        List<SetUpModel> faults =
                looked(desk).flatMap(adapter -> faults(desk, adapter)).toList();
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(speech.card(desk, channel, TOPIC, Map.of("faults", faults)));
    }

    private void tell(Desk desk) {
        Set<String> looked = looked(desk).map(Adapters::nameOf).collect(Collectors.toSet());
        if (looked.isEmpty()) {
            return;
        }
        Set<String> faults = looked(desk)
                .flatMap(adapter -> faults(desk, adapter))
                .map(SetUpWatch::name)
                .collect(Collectors.toCollection(TreeSet::new));
        DeskRecord record = store.records().find(desk.id(), TOPIC);
        Set<String> told = record.isEmpty() ? Set.of() : JSON.readValue(record.body(), NAMES);
        Set<String> now = new TreeSet<>(faults);
        // Of those that can't be looked at now nothing is known.
        told.stream().filter(name -> !looked.contains(connection(name))).forEach(now::add);
        if (!now.equals(told)) {
            DeskRecord next = record.with(JSON.writeValueAsString(now));
            List<Announcement> toSay = told.containsAll(faults) ? List.of() : toAdmins(desk, next.revision());
            store.tickets()
                    .commit(Commit.of(desk.id(), TOPIC + ":" + next.revision(), next, "")
                            .saying(toSay));
        }
    }

    private List<Announcement> toAdmins(Desk desk, long revision) {
        Instant until = clock.instant().plus(WORTH);
        return desk.team().people().stream()
                .filter(person -> person.role() == Person.Role.ADMIN)
                .map(person ->
                        new Announcement(TOPIC + "/" + revision + "@" + person.id(), TOPIC, person.id(), false, until))
                .toList();
    }

    /** Those of the desk's channels whose set-up could be looked at. */
    private Stream<ChecksSetUp> looked(Desk desk) {
        return desk.rooms().stream()
                .flatMap(room -> adapters.can(room, ChecksSetUp.class).stream())
                .distinct()
                .filter(adapter -> adapter.faults().isPresent());
    }

    /** A channel concerns the desk that has it. */
    private static Stream<SetUpModel> faults(Desk desk, ChecksSetUp adapter) {
        Set<String> own = desk.channels().stream().map(DeskChannel::id).collect(Collectors.toSet());
        return adapter.faults().orElse(List.of()).stream()
                .filter(fault -> !fault.code().equals("channel")
                        || own.contains(fault.about().getFirst()))
                .map(fault -> new SetUpModel(Adapters.nameOf(adapter), fault.code(), fault.about()));
    }

    private static String name(SetUpModel fault) {
        return fault.connection() + " " + fault.code() + " " + String.join(",", fault.about());
    }

    private static String connection(String name) {
        return name.substring(0, name.indexOf(' '));
    }
}
