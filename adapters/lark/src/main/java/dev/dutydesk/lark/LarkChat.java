package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.lark.oapi.Client;
import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.ChecksSetUp;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.FindsPeople;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.HasThreads;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.OpensForms;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ReadsHistory;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.chat.SeesUnmentioned;
import dev.dutydesk.chat.ShowsPictures;
import dev.dutydesk.chat.Unsettled;
import dev.dutydesk.chat.Urges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An app of Lark, or of Feishu, by long connection or encrypted HTTP. For an hour Lark itself knows a message that is sent
 * again; after that it is found by what its card carries unseen. What is shown to one person in a group can't be edited, and is gone when
 * the app is opened anew.
 */
public final class LarkChat
        implements ChatAdapter,
                EditsMessages,
                HasThreads,
                SeesUnmentioned,
                RepliesPrivately,
                OpensForms,
                KnowsItsPosts,
                LimitsPosts,
                LimitsMonths,
                Urges,
                ReadsHistory,
                FindsPeople,
                ShowsPictures,
                ChecksSetUp {
    static final String PLATFORM = "lark";

    /** Of a group, which its bots share; a person's alone has the same. */
    private static final Limit LIMIT = new Limit(5, Duration.ofSeconds(1));

    /** How far the bot's clock may be from Lark's. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** How long Lark sends the same only once: an hour. */
    private static final Duration REMEMBERED = Duration.ofMinutes(55);

    private static final Logger log = LoggerFactory.getLogger(LarkChat.class);

    private final InstantSource clock;
    private final String app;
    private final LarkApp settings;
    private final Patience patience;
    private final MonthlyCalls month;
    private final Wire wire;
    private final Client client;
    private final Calls calls;
    private final Answering answering;
    private final Sending sending;
    private final Pictures pictures;
    private final LarkPeople people;
    private final Places places;
    private final Inspection inspection;
    private volatile @Nullable Running running;

    private record Running(Line line, Handing handing, Messages messages) {}

    /** @param only whether it is the only app: channels that name none are then its own */
    LarkChat(
            Directory directory,
            AppMemory.Source memory,
            InstantSource clock,
            String app,
            LarkApp settings,
            boolean only,
            Patience patience) {
        this.clock = clock;
        this.app = app;
        this.settings = settings;
        this.patience = patience;
        AppMemory own = memory.of(PLATFORM + ":" + settings.appId());
        month = new MonthlyCalls(settings.monthlyCalls(), MonthlyCalls.CHINA, own, clock);
        wire = new Wire(patience.answer(), month);
        client = Client.newBuilder(settings.appId(), settings.appSecret())
                .openBaseUrl(settings.apiUrl())
                .httpTransport(wire)
                .disableTokenCache()
                .build();
        calls = new Calls(client, new Token(client, settings));
        answering = new Answering(patience.settling());
        sending = new Sending(calls, answering);
        pictures = new Pictures(calls);
        people = new LarkPeople(calls, clock);
        places = new Places(directory, people, app, settings, only);
        inspection = new Inspection(calls, places, own, clock, app, () -> means(directory));
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public String workspace() {
        return app;
    }

    @Override
    public void start(Inbox inbox) {
        Handing handing = new Handing(inbox);
        Replies replies = new Replies(sending);
        Messages messages = new Messages(places, calls, clock, handing, replies, this::lookAgain);
        Interactions interactions = new Interactions(places, clock, handing, replies, answering);
        Events events = new Events(Arrivals.dispatcher(messages, interactions, inspection::self), answering);
        Line line = line(events);
        running = new Running(line, handing, messages);
        line.start();
    }

    private Line line(Events events) {
        return switch (settings.mode()) {
            case SOCKET -> new LarkLink(client, settings, inspection, events, patience);
            case HTTP ->
                new LarkDoor(inspection, events, new Seal(Objects.requireNonNull(settings.encryptKey()), clock));
        };
    }

    private void lookAgain() {
        try {
            inspection.look();
        } catch (NotPosted e) {
            log.warn("Lark {} can't be looked at: {}", app, e.getMessage());
        }
    }

    /** Where Lark calls by HTTP; empty with a long connection, and while it isn't running. */
    Optional<LarkDoor> door() {
        Running now = running;
        return now != null && now.line() instanceof LarkDoor door ? Optional.of(door) : Optional.empty();
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.line().close();
            ending.handing().close();
            wire.close();
        }
    }

    @Override
    public Link link() {
        Running now = running;
        if (now == null) {
            return new Link(false, "not started");
        }
        Link stands = now.line().stands();
        String lacks = String.join("; ", inspection.lacks());
        return !stands.up() || lacks.isEmpty() ? stands : new Link(true, stands.detail() + "; " + lacks);
    }

    @Override
    public boolean isWhereOneIsAsked() {
        return true;
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public Month month() {
        return month.month();
    }

    @Override
    public void catchUp(Channel channel, Instant since, Collection<String> threads) throws NotPosted {
        Running now = running;
        String self = inspection.self();
        if (now == null || self == null) {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "not connected yet");
        }
        History history = new History(new Pages(calls), now.handing());
        for (Said said : history.since(channel.id(), since, threads)) {
            try {
                now.messages().said(said, self);
            } catch (Unsettled e) {
                // It is asked on, or comes as an event once more.
                log.info("What was missed in {} isn't settled yet: {}", channel.name(), e.getMessage());
            }
        }
    }

    @Override
    public Optional<String> accountOf(String email) throws NotPosted {
        return people.accountOf(email);
    }

    @Override
    public Optional<List<Fault>> faults() {
        return Optional.ofNullable(inspection.faults());
    }

    @Override
    public String post(Post post) throws NotPosted {
        List<String> shown = pictures.keys(post);
        try {
            return post(post, CardJson.of(post, shown));
        } catch (NotPosted e) {
            if (e.why() != NotPosted.Why.NEVER || shown.isEmpty()) {
                throw e;
            }
            log.warn("A card with a picture isn't taken, it goes without: {}", e.getMessage());
            return post(post, CardJson.of(post, List.of()));
        }
    }

    private String post(Post post, JsonObject card) throws NotPosted {
        String onlyFor = post.onlyFor();
        if (onlyFor != null && !post.channel().isDirect()) {
            return sending.only(onlyFor, post.channel().id(), card);
        }
        String uuid = PostNote.uuid(post.id());
        String root = post.thread();
        return root == null ? sending.to(post.channel(), card, uuid) : sending.under(post.channel(), root, card, uuid);
    }

    @Override
    public String postAgain(Post post, Instant firstTried) throws NotPosted {
        boolean isRemembered = firstTried.plus(REMEMBERED).isAfter(clock.instant());
        Optional<String> sent =
                isRemembered || post.onlyFor() != null ? Optional.empty() : search(post, firstTried.minus(SKEW));
        return sent.isPresent() ? sent.get() : post(post);
    }

    private Optional<String> search(Post post, Instant oldest) throws NotPosted {
        Optional<String> chat = sending.chatOf(post.channel());
        if (chat.isEmpty()) {
            return Optional.empty();
        }
        try {
            return new PostSearch(new Pages(calls), chat.get(), oldest).find(post);
        } catch (NotPosted e) {
            // Whatever kept the search from ending, the first try may have come through.
            throw new NotPosted(NotPosted.Why.UNKNOWN, "can't look for the first try: " + e.getMessage(), e.after());
        }
    }

    private Set<Means> means(Directory directory) {
        return settings.urge() ? directory.means(PLATFORM) : Set.of();
    }

    @Override
    public boolean isUrging() {
        return settings.urge();
    }

    /** By a message of its own: only what the bot has sent can be urgent. */
    @Override
    public void urge(Post post, Means means) throws NotPosted {
        new Urging(calls).urge(post(post), String.valueOf(post.channel().account()), means);
    }

    @Override
    public void edit(String message, Post post) throws NotPosted {
        sending.edit(message, CardJson.of(post, pictures.keys(post)));
    }
}
