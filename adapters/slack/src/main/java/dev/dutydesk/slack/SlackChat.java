package dev.dutydesk.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.util.http.SlackHttpClient;
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
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.OpensForms;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.ReadsHistory;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.chat.SeesUnmentioned;
import dev.dutydesk.chat.SendsDirect;
import dev.dutydesk.chat.ShowsPictures;
import dev.dutydesk.chat.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Slack workspace through Bolt, by socket mode or signed HTTP. Every message carries its post's id in its metadata, by which it is found again.
 * What is shown to one person alone is ephemeral: Slack can't edit it, and nobody finds it again.
 */
public final class SlackChat
        implements ChatAdapter,
                EditsMessages,
                HasThreads,
                SeesUnmentioned,
                RepliesPrivately,
                OpensForms,
                KnowsItsPosts,
                LimitsPosts,
                SendsDirect,
                ReadsHistory,
                FindsPeople,
                ShowsPictures,
                ChecksSetUp {
    static final String PLATFORM = "slack";

    /** Edits have the tighter limit: {@code chat.update} is a tier-3 method. */
    private static final Limit LIMIT = new Limit(50, Duration.ofMinutes(1));

    /** How far the bot's clock may be from Slack's. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(SlackChat.class);

    private final InstantSource clock;
    private final String workspace;
    private final SlackWorkspace settings;
    private final Slack slack;
    private final Calls calls;
    private final Directs directs;
    private final Pictures pictures;
    private final SlackPeople people;
    private final Places places;
    private final Inspection inspection;
    private final Patience patience;
    private volatile @Nullable Running running;

    private record Running(Line line, Handing handing, Messages messages) {}

    /** @param only whether it is the only workspace: channels that name none are then its own */
    SlackChat(
            Directory directory,
            InstantSource clock,
            String workspace,
            SlackWorkspace settings,
            boolean only,
            Patience patience) {
        this.patience = patience;
        this.clock = clock;
        this.workspace = workspace;
        this.settings = settings;
        slack = slack(settings, patience);
        calls = new Calls(slack.methods(settings.botToken()));
        directs = new Directs(calls);
        pictures = new Pictures(calls);
        people = new SlackPeople(calls, clock);
        places = new Places(directory, people, workspace, only);
        inspection = new Inspection(calls, places, workspace);
    }

    private static Slack slack(SlackWorkspace settings, Patience patience) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl());
        config.setStatsEnabled(false);
        // Else it is what HTTPS_PROXY names, even for an address of this machine.
        config.setProxyUrl(null);
        // Its silent second try of a message whose answer was lost would be a second message.
        SlackHttpClient http = new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .callTimeout(patience.answer())
                .build());
        http.setConfig(config);
        return Slack.getInstance(config, http);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public String workspace() {
        return workspace;
    }

    @Override
    public void start(Inbox inbox) {
        App app = new App(AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(settings.botToken())
                .authTestCacheExpirationMillis(-1)
                // What comes by HTTP is checked before it is handed over, and more strictly.
                .requestVerificationEnabled(false)
                // Only for events that nobody handles: a handler that doesn't want an event acknowledged must throw.
                .allEventsApiAutoAckEnabled(true)
                .build());
        Handing handing = new Handing(inbox);
        Replies replies = new Replies(calls, directs);
        Reactions reactions = new Reactions(places, calls, handing, replies);
        Messages messages = new Messages(places, handing, replies, settings.bots(), this::lookAgain);
        HomeTab home = new HomeTab(places, calls, handing);
        Arrivals.register(
                app, messages, reactions, home, new Interactions(places, clock, handing, replies, reactions, home));
        Line line = line(app);
        running = new Running(line, handing, messages);
        line.start();
    }

    private Line line(App app) {
        return switch (settings.mode()) {
            case SOCKET -> new SlackLink(app, calls, inspection, Objects.requireNonNull(settings.appToken()), patience);
            case HTTP ->
                new SlackDoor(
                        app,
                        inspection,
                        new Signature(Objects.requireNonNull(settings.signingSecret()), clock),
                        patience);
        };
    }

    private void lookAgain() {
        try {
            inspection.look();
        } catch (NotPosted e) {
            log.warn("Slack {} can't be looked at: {}", workspace, e.getMessage());
        }
    }

    /** Where Slack calls by HTTP; empty in socket mode, and while it isn't running. */
    Optional<SlackDoor> door() {
        Running now = running;
        return now != null && now.line() instanceof SlackDoor door ? Optional.of(door) : Optional.empty();
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.line().close();
            ending.handing().close();
            try {
                slack.close();
            } catch (Exception e) {
                log.warn("The connections to Slack can't be closed", e);
            }
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
    public void catchUp(Channel channel, Instant since, Collection<String> threads) throws NotPosted {
        Running now = running;
        String self = inspection.self();
        if (now == null || self == null) {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "not connected yet");
        }
        for (Said said : new History(calls, now.handing()).since(directs.idOf(channel), since, threads)) {
            try {
                now.messages().said(said, self);
            } catch (Unsettled e) {
                // It is asked on, or comes as an event once more.
                log.info("What was missed in {} isn't settled yet: {}", channel.name(), e.getMessage());
            }
        }
    }

    @Override
    public boolean readsDirect() {
        return true;
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
        CardBlocks card = CardBlocks.of(post);
        String channel = directs.idOf(post.channel());
        String onlyFor = post.onlyFor();
        if (onlyFor != null && !post.channel().isDirect()) {
            ChatPostEphemeralResponse shown =
                    calls.make(methods -> methods.chatPostEphemeral(request -> request.channel(channel)
                            .user(onlyFor)
                            .threadTs(post.thread())
                            .text(card.text())
                            .blocks(card.blocks())));
            return shown.getMessageTs();
        }
        ChatPostMessageResponse sent = calls.make(methods -> methods.chatPostMessage(request -> request.channel(channel)
                .threadTs(post.thread())
                .text(card.text())
                .blocks(card.blocks())
                .unfurlLinks(false)
                .unfurlMedia(false)
                .metadata(PostNote.of(post))));
        pictures.show(post, channel);
        return sent.getTs();
    }

    @Override
    public String postAgain(Post post, Instant firstTried) throws NotPosted {
        Optional<String> sent = post.onlyFor() == null ? search(post, firstTried.minus(SKEW)) : Optional.empty();
        return sent.isPresent() ? sent.get() : post(post);
    }

    @Override
    public void edit(String message, Post post) throws NotPosted {
        CardBlocks card = CardBlocks.of(post);
        String channel = directs.idOf(post.channel());
        calls.make(methods -> methods.chatUpdate(request -> request.channel(channel)
                .ts(message)
                .text(card.text())
                .blocks(card.blocks())
                .metadata(PostNote.of(post))));
    }

    private Optional<String> search(Post post, Instant oldest) throws NotPosted {
        try {
            return new PostSearch(calls, directs.idOf(post.channel()), post.thread(), oldest)
                    .first(message -> PostNote.isOf(message, post));
        } catch (NotPosted e) {
            // Whatever kept the search from ending, the first try may have come through.
            throw new NotPosted(NotPosted.Why.UNKNOWN, "can't look for the first try: " + e.getMessage(), e.after());
        }
    }
}
