package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.CalendarFacts;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.bot.ticket.TicketFaces;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Leases;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Zones;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Tone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.commonmark.node.Document;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The example shop on a real Redis, with the channels and senders that a test wants. */
@NullUnmarked // JUnit fills it
final class World implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String DESK = "shop";
    private static final String ROOMS = "  shop:      {platform: web, name: {zh-CN: 商城维护群, en: Shop maintenance},"
            + " for: [intake, alerts, reviews]}\n";

    private final Lifecycle lifecycle = new Lifecycle();
    private final FactsSource facts = new CalendarFacts(Holidays.shipped(), new OnCall());
    private final AtomicInteger deliveries = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();
    /** The desk says each announcement's subject; nothing of those called {@code said/over}. */
    private final Announcer announcer = new Announcer() {
        @Override
        public String topic() {
            return "said";
        }

        @Override
        public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
            String said = announcement.board() == null
                    ? announcement.subject().substring("said/".length())
                    : announcement.id();
            return said.equals("over")
                    ? Optional.empty()
                    : Optional.of(new Card(said, Tone.PLAIN, new Document(), List.of(), List.of()));
        }

        @Override
        public Optional<Card> folded(Desk desk, Channel channel, Announcement announcement) {
            return Optional.of(new Card("见新消息", Tone.PLAIN, new Document(), List.of(), List.of()));
        }
    };

    /** The desk says what a limit held back as its subject has it. */
    private record BySubject(String topic) implements Announcer {
        @Override
        public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
            return Optional.of(new Card(announcement.subject(), Tone.PLAIN, new Document(), List.of(), List.of()));
        }
    }

    private Path data;
    private RedisServer server;
    private Redis redis;
    private Path folder;
    MovedClock clock;
    /** What the desk's people have agreed on of its rosters. */
    Duty duty = Duty.NONE;

    private final OnCall onCall = new OnCall(desk -> duty);
    Desks desks;
    Undelivered undelivered = Undelivered.NOBODY;
    Store store;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("dutydesk-posting");
        server = RedisServers.start(new RedisSettings(data, null, null));
        redis = new Redis(server.uri(), 8);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        redis.reads().sync().flushall();
        clock = new MovedClock();
        store = store("the bot");
        undelivered = Undelivered.NOBODY;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        open.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        redis.close();
        server.close();
    }

    /** @param channels lines of the desk file, each {@code name: {platform: …, for: […]}} */
    void channels(String... channels) throws IOException {
        String block = "";
        for (String channel : channels) {
            block += "  " + channel + "\n";
        }
        String text = Examples.text()
                .replace(ROOMS, block)
                .replace("accounts: {web: wang.fang}", "accounts: {web: wang.fang, slack: U0WANG, wecom: wang.fang}");
        if (desks == null || folder == null || !open.contains(desks)) {
            folder = Files.createTempDirectory(data, "desks");
            Files.writeString(folder.resolve("shop.yml"), text);
            desks = Desks.open(folder, 8080, name -> null);
            open.add(desks);
        } else {
            Files.writeString(folder.resolve("shop.yml"), text);
            desks.refresh();
        }
    }

    /** Another process's view of the same Redis. */
    Store store(String owner) {
        Store made = new Store(
                redis, ticket -> ticket.closing().reopenUntil(), Zones.UTC, clock, owner + UUID.randomUUID(), false);
        open.add(made);
        return made;
    }

    /** A sender that begins at once. */
    Sender sends(ChatAdapter... adapters) {
        return sends(store, adapters);
    }

    Sender sends(Store own, ChatAdapter... adapters) {
        Faces faces = new TicketFaces(
                desk -> Templates.strict(List.of()),
                own.tickets(),
                new OnCall(),
                new Agenda(desks::byId, new CalendarClock(Holidays.shipped()), new OnCall()),
                clock,
                null);
        Adapters all = new Adapters(List.of(adapters));
        Sender sender = new Sender(
                own,
                desks,
                new Outlets(
                        all,
                        faces,
                        new Announcers(List.of(
                                announcer, new BySubject(HeldBack.TOPIC), new BySubject(KeptForTheWorst.TOPIC))),
                        onCall,
                        undelivered,
                        clock,
                        clock::nanoTime,
                        PostListener.NOBODY));
        open.add(sender);
        sender.start();
        Leases leases = own.leases();
        leases.add(DESK);
        leases.start();
        return sender;
    }

    Desk desk() {
        return desks.byId(DESK).orElseThrow();
    }

    /** 王芳 reports it in the channel. */
    TicketId report(String channel, Grade grade, String text) {
        return report(channel, grade, text, "wang.fang");
    }

    TicketId report(String channel, Grade grade, String text, String reporter) {
        TicketId id = TicketId.at(clock.instant());
        commit(
                null,
                new Act.Report(
                        id,
                        DESK,
                        text,
                        reporter,
                        desk().actor(reporter).orElseThrow().side(),
                        Ticket.Origin.PERSON,
                        null,
                        new Place(channel, null),
                        grade,
                        "function",
                        "payment",
                        "dev",
                        List.of("付款"),
                        false,
                        false,
                        null,
                        desk().rooms(channel, "dev"),
                        null),
                reporter);
        return id;
    }

    void does(TicketId ticket, String person, Act act) {
        commit(ticket(ticket), act, person);
    }

    Ticket ticket(TicketId id) {
        return store.tickets().find(DESK, id).orElseThrow().ticket();
    }

    /** Whether it happened; false where the lifecycle refuses it. */
    boolean tries(TicketId ticket, String person, Act act) {
        Ticket now = ticket(ticket);
        return decide(now, act, person) instanceof Decision.Changed changed && commit(changed.change());
    }

    private void commit(@Nullable Ticket ticket, Act act, String person) {
        if (!(decide(ticket, act, person) instanceof Decision.Changed changed)) {
            throw new AssertionError(decide(ticket, act, person));
        }
        if (!commit(changed.change())) {
            throw new AssertionError("not committed: " + act);
        }
    }

    private Decision decide(@Nullable Ticket ticket, Act act, String person) {
        Actor actor =
                person.equals("clock") ? Actor.CLOCK : desk().actor(person).orElseThrow();
        return lifecycle.decide(ticket, act, facts.gather(desk(), ticket, act, actor, clock.instant()));
    }

    private boolean commit(Change change) {
        String id = "delivery-" + deliveries.incrementAndGet();
        return store.tickets().commit(Commit.of(DESK, id, change, "")) instanceof Outcome.Done;
    }

    List<Mark> behind() {
        return store.marks().behind(DESK, clock.instant().plus(Duration.ofDays(365)), 1000);
    }

    /** The state's name in the channel's language. */
    String word(String channel, State state) {
        return Templates.builtIn()
                .word(desks.channelNamed(channel).orElseThrow().locale(), "state." + state.name());
    }

    /** The desk has it to say from now on, for an hour. */
    void announces(String id, String said, String to, boolean urgent) {
        announces(id, said, to, urgent, null);
    }

    /** @param board the message that it is written into; null for one of its own */
    void announces(String id, String said, String to, boolean urgent, Announcement.@Nullable Board board) {
        Announcement announcement =
                new Announcement(id, "said/" + said, to, urgent, clock.instant().plus(Duration.ofHours(1)), board);
        DeskRecord record = store.records().find(DESK, "said");
        Commit commit = Commit.of(DESK, "delivery-" + deliveries.incrementAndGet(), record.with(""), "")
                .saying(List.of(announcement));
        if (!(store.tickets().commit(commit) instanceof Outcome.Done)) {
            throw new AssertionError("not committed: " + announcement);
        }
    }

    int announcementsWaiting() {
        return store.announcements()
                .due(DESK, clock.instant().plus(Duration.ofDays(365)), 1000)
                .size();
    }

    int noticesWaiting() {
        return store.notices()
                .due(DESK, clock.instant().plus(Duration.ofDays(365)), 1000)
                .size();
    }

    /** Lets time go on until all rooms show the latest and everybody is told. */
    void untilAllIsShown() {
        untilAllIsShown(Duration.ofMillis(100));
    }

    /** @param step by which time goes on between two looks */
    void untilAllIsShown(Duration step) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    clock.move(step);
                    return behind().isEmpty() && noticesWaiting() == 0 && announcementsWaiting() == 0;
                });
    }
}
