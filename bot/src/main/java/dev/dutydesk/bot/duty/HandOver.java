package dev.dutydesk.bot.duty;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.escalation.Ways;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Way;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.model.HandOverModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** At each change of shift, by the roster or by agreement: who is on duty from now on, and who keeps what. */
@Component
final class HandOver implements DeskJob, Announcer {
    private static final String TOPIC = "handover";
    private static final Duration WORTH = Duration.ofHours(12);
    private static final int LOOKED_AT = 500;
    /** A message has three choices at most for one tap. */
    private static final int OFFERED = 3;

    private final OnCall onCall;
    private final Ways ways;
    private final Store store;
    private final Speech speech;
    private final InstantSource clock;

    HandOver(OnCall onCall, Ways ways, Store store, Speech speech, InstantSource clock) {
        this.onCall = onCall;
        this.ways = ways;
        this.store = store;
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        return groups(desk)
                .map(group -> onCall.at(desk, group, through).until())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        return Work.saying(groups(desk)
                .filter(group -> changed(desk, group, through, now))
                .flatMap(group -> Stream.concat(rooms(desk, group), alone(desk, group, now))
                        .map(to -> announcement(desk, group, to, through, now)))
                .toList());
    }

    private static Stream<String> rooms(Desk desk, String group) {
        return desk.channels().stream()
                .filter(channel -> channel.alerts(group))
                .map(DeskChannel::id)
                .map(Announcement::channel);
    }

    /** Whoever begins, where the bot can talk to that one alone. */
    private Stream<String> alone(Desk desk, String group, Instant now) {
        return desk
                .person(onCall.at(desk, group, now).person())
                .filter(person -> ways.reach(desk, person, Way.DM))
                .map(Person::id)
                .stream();
    }

    private boolean changed(Desk desk, String group, Instant through, Instant now) {
        return !onCall.at(desk, group, through)
                .person()
                .equals(onCall.at(desk, group, now).person());
    }

    private Announcement announcement(Desk desk, String group, String to, Instant through, Instant now) {
        String before = onCall.at(desk, group, through).person();
        Instant from = Optional.ofNullable(onCall.at(desk, group, now).from()).orElse(now);
        return new Announcement(
                "handover/" + group + "/" + to + "/" + from.toEpochMilli(),
                TOPIC + "/" + group + "/" + before,
                to,
                false,
                now.plus(WORTH));
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 3);
        String group = subject[1];
        String before = subject[2];
        Instant now = clock.instant();
        Shift shift = onCall.at(desk, group, now);
        List<Numbered> open = store.tickets()
                .list(new Query(desk.id(), true, null, group, null, null, LOOKED_AT, null))
                .items();
        Names names = speech.names(desk, channel);
        HandOverModel model = new HandOverModel(
                names.group(group),
                names.person(shift.person()),
                shift.person(),
                before.equals(shift.person()) ? null : names.person(before),
                names.personOrNull(shift.backup()),
                names.person(desk.leadOf(group)),
                shift.until(),
                open.size(),
                held(desk, names, open, before));
        return Optional.of(speech.card(desk, channel, "oncall/handover", Map.of("hand", model)));
    }

    private List<HandOverModel.Held> held(Desk desk, Names names, List<Numbered> open, String before) {
        return open.stream()
                .filter(each -> isInHand(each.ticket())
                        && before.equals(each.ticket().response().handler())
                        && !onCall.isKept(desk, each.ticket().id().value()))
                .sorted(Comparator.comparing(each -> each.ticket().sort().grade()))
                .limit(OFFERED)
                .map(each -> new HandOverModel.Held(
                        names.key(each.number()),
                        each.ticket().report().title(),
                        each.ticket().sort().grade().word(),
                        each.ticket().state().name()))
                .toList();
    }

    private static boolean isInHand(Ticket ticket) {
        return ticket.state() == State.ACKNOWLEDGED || ticket.state() == State.DIAGNOSED;
    }

    private static Stream<String> groups(Desk desk) {
        return desk.team().groups().values().stream().map(Group::id);
    }
}
