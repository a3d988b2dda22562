package dev.dutydesk.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import com.slack.api.util.http.SlackHttpClient;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.HasThreads;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.KnowsItsPosts;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.OpensForms;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.chat.SeesUnmentioned;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack through Bolt and socket mode. Every message carries its post's id in its metadata, by which it is found again.
 * What is shown to one person alone is ephemeral: Slack can't edit it, and nobody finds it again.
 */
final class SlackChat
        implements ChatAdapter,
                EditsMessages,
                HasThreads,
                SeesUnmentioned,
                RepliesPrivately,
                OpensForms,
                KnowsItsPosts,
                LimitsPosts {
    static final String PLATFORM = "slack";

    /** Edits have the tighter limit: {@code chat.update} is a tier-3 method. */
    private static final Limit LIMIT = new Limit(50, Duration.ofMinutes(1));

    private static final String POSTED = "dutydesk_post";

    /** How far the bot's clock may be from Slack's. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(SlackChat.class);

    private final Directory directory;
    private final InstantSource clock;
    private final SlackWorkspace settings;
    private final Slack slack;
    private final Calls calls;
    private volatile @Nullable Running running;

    private record Running(SlackLink link, Handing handing) {}

    SlackChat(Directory directory, InstantSource clock, SlackWorkspace settings) {
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        slack = slack(settings);
        calls = new Calls(slack.methods(settings.botToken()));
    }

    private static Slack slack(SlackWorkspace settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.api());
        config.setStatsEnabled(false);
        // Else it is what HTTPS_PROXY names, even for an address of this machine.
        config.setProxyUrl(null);
        // Its silent second try of a message whose answer was lost would be a second message.
        SlackHttpClient http = new SlackHttpClient(SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build());
        http.setConfig(config);
        return Slack.getInstance(config, http);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public void start(Inbox inbox) {
        App app = new App(AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(settings.botToken())
                .authTestCacheExpirationMillis(-1)
                // Only for events that nobody handles: a handler that doesn't want an event acknowledged must throw.
                .allEventsApiAutoAckEnabled(true)
                .build());
        Handing handing = new Handing(inbox);
        new Arrivals(directory, clock, handing, new Replies(calls)).register(app);
        SlackLink link = new SlackLink(app, settings.appToken());
        running = new Running(link, handing);
        link.start();
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.link().close();
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
        return now == null ? new Link(false, "not started") : now.link().stands();
    }

    @Override
    public Limit limit() {
        return LIMIT;
    }

    @Override
    public String post(Post post) throws NotPosted {
        CardBlocks card = CardBlocks.of(post);
        String onlyFor = post.onlyFor();
        if (onlyFor != null) {
            ChatPostEphemeralResponse shown = calls.make(methods -> methods.chatPostEphemeral(
                    request -> request.channel(post.channel().id())
                            .user(onlyFor)
                            .threadTs(post.thread())
                            .text(card.text())
                            .blocks(card.blocks())));
            return shown.getMessageTs();
        }
        ChatPostMessageResponse sent = calls.make(methods -> methods.chatPostMessage(
                request -> request.channel(post.channel().id())
                        .threadTs(post.thread())
                        .text(card.text())
                        .blocks(card.blocks())
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .metadata(metadata(post))));
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
        calls.make(methods ->
                methods.chatUpdate(request -> request.channel(post.channel().id())
                        .ts(message)
                        .text(card.text())
                        .blocks(card.blocks())
                        .metadata(metadata(post))));
    }

    private Optional<String> search(Post post, Instant oldest) throws NotPosted {
        try {
            return new PostSearch(calls, post.channel().id(), post.thread(), oldest)
                    .first(message -> metadata(post).equals(message.getMetadata()));
        } catch (NotPosted e) {
            // Whatever kept the search from ending, the first try may have come through.
            throw new NotPosted(NotPosted.Why.UNKNOWN, "can't look for the first try: " + e.getMessage(), e.after());
        }
    }

    private static Message.Metadata metadata(Post post) {
        return Message.Metadata.builder()
                .eventType(POSTED)
                .eventPayload(Map.of("id", post.id()))
                .build();
    }
}
