package dev.dutydesk.dingtalk;

import com.dingtalk.open.app.api.callback.DingTalkStreamTopics;
import com.dingtalk.open.app.api.open.OpenConnectionRequest;
import com.dingtalk.open.app.api.open.OpenConnectionResponse;
import com.dingtalk.open.app.stream.network.core.Subscription;
import com.dingtalk.open.app.stream.protocol.CommandType;
import com.dingtalk.open.app.stream.protocol.DefaultProtocolRequestFacade;
import com.dingtalk.open.app.stream.protocol.ProtocolRequest;
import com.dingtalk.open.app.stream.protocol.ProtocolResponse;
import com.dingtalk.open.app.stream.protocol.system.SystemTopic;
import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps one stream open for as long as it is wanted. The SDK's own link doesn't tell whether it stands, looks once a minute, and
 * waits up to six hours for an answer; its frames are read and written here by its own classes.
 *
 * @see <a href="https://github.com/open-dingtalk/developerpedia/blob/main/docs/learn/stream/protocol.md">the protocol</a>
 */
final class StreamLink implements Line {
    /** For so long DingTalk goes on using a session that it wants replaced. */
    private static final Duration LINGERS = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(StreamLink.class);

    private final HttpClient http;
    private final OpenApi api;
    private final DingTalkApp app;
    private final Inspection inspection;
    private final Function<ProtocolRequest, ProtocolResponse> arrivals;
    private final Patience patience;
    private final InstantSource clock;
    private final Thread keeper = Thread.ofVirtual().name("dingtalk-link").unstarted(this::keep);
    private final Set<StreamSession> lingering = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");
    private volatile @Nullable StreamSession session;
    private volatile @Nullable Instant stoodBefore;
    private long looked;

    StreamLink(
            HttpClient http,
            OpenApi api,
            DingTalkApp app,
            Inspection inspection,
            Function<ProtocolRequest, ProtocolResponse> arrivals,
            Patience patience,
            InstantSource clock) {
        this.http = http;
        this.api = api;
        this.app = app;
        this.inspection = inspection;
        this.arrivals = arrivals;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public Link stands() {
        return isClosed() ? new Link(false, "stopped") : link;
    }

    @Override
    public @Nullable Instant stood() {
        StreamSession now = session;
        return now == null ? stoodBefore : now.stood();
    }

    @Override
    public void close() {
        closed.countDown();
        keeper.interrupt();
        try {
            keeper.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lingering.forEach(StreamSession::close);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void keep() {
        try {
            StreamSession.End end;
            do {
                end = hold();
            } while (end == StreamSession.End.REPLACED && !isClosed()
                    || !closed.await(patience.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a session and stays until it ends. */
    private StreamSession.End hold() throws InterruptedException {
        StreamSession opened;
        try {
            opened = StreamSession.open(http, address(), patience, clock, this::take);
        } catch (NotPosted e) {
            inspection.failed(e);
            down("can't connect to DingTalk: " + Inspection.plain(e));
            return StreamSession.End.BROKEN;
        }
        StreamSession.End end = StreamSession.End.BROKEN;
        try {
            stands(opened);
            end = opened.awaitEnd(patience);
        } finally {
            stoodBefore = opened.stood();
            if (end == StreamSession.End.REPLACED) {
                linger(opened);
            } else {
                opened.close();
                down("the link broke");
            }
        }
        return end;
    }

    private void stands(StreamSession opened) {
        session = opened;
        if (!link.up()) {
            log.info("Connected to DingTalk's stream");
        }
        link = new Link(true, "connected");
        long now = System.nanoTime();
        // A link that breaks again and again must not use the month's calls up.
        if (inspection.faults() == null || now - looked > patience.believed().toNanos()) {
            looked = now;
            Thread.ofVirtual().name("dingtalk-look").start(inspection::look);
        }
    }

    /** DingTalk uses it until the next one stands, and then hangs up. */
    private void linger(StreamSession leaving) {
        lingering.add(leaving);
        Thread.ofVirtual().name("dingtalk-lingers").start(() -> {
            try {
                closed.await(LINGERS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lingering.remove(leaving);
            leaving.close();
        });
    }

    /** Where the next session opens: an address with a ticket that is good once, for 90 s. */
    private URI address() throws NotPosted {
        OpenConnectionRequest request = new OpenConnectionRequest();
        request.setClientId(app.clientId());
        request.setClientSecret(app.clientSecret());
        request.setUa("dutydesk");
        request.setSubscriptions(Set.of(
                new Subscription(CommandType.EVENT, "*"),
                new Subscription(CommandType.CALLBACK, DingTalkStreamTopics.BOT_MESSAGE_TOPIC),
                new Subscription(CommandType.CALLBACK, DingTalkStreamTopics.CARD_CALLBACK_TOPIC)));
        ObjectNode body = Json.MAPPER.valueToTree(request);
        try {
            OpenConnectionResponse opened = Json.MAPPER.treeToValue(
                    api.open("/v1.0/gateway/connections/open", body), OpenConnectionResponse.class);
            return URI.create(
                    opened.getEndpoint() + "?ticket=" + URLEncoder.encode(opened.getTicket(), StandardCharsets.UTF_8));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new NotPosted(Why.TRY_AGAIN, "DingTalk gives no address to connect to");
        }
    }

    /** Logged once, however often it is tried. */
    private void down(String why) {
        session = null;
        if (!why.equals(link.detail()) && !isClosed()) {
            log.warn("{}; trying again", why);
        }
        link = new Link(false, why);
    }

    /** Each on a thread of its own, so that a slow one holds up no other. */
    private void take(StreamSession from, String text) {
        ProtocolRequest frame;
        try {
            frame = Json.MAPPER.readValue(text, ProtocolRequest.class);
        } catch (JacksonException e) {
            log.warn("A frame that can't be read came from DingTalk");
            return;
        }
        if (frame.getHeaders() == null || frame.getType() == null) {
            return;
        }
        DefaultProtocolRequestFacade request = new DefaultProtocolRequestFacade(frame);
        if (frame.getType() == CommandType.SYSTEM) {
            system(from, request);
        } else {
            Thread.ofVirtual().name("dingtalk").start(() -> answer(from, arrivals.apply(frame)));
        }
    }

    private void system(StreamSession from, DefaultProtocolRequestFacade request) {
        if (SystemTopic.DISCONNECT.equals(request.getTopic())) {
            from.leaves();
            return;
        }
        ProtocolResponse response = ProtocolResponse.new200Response(request);
        response.setData(request.getData());
        Thread.ofVirtual().name("dingtalk-pong").start(() -> answer(from, response));
    }

    private static void answer(StreamSession from, ProtocolResponse response) {
        from.send(Json.MAPPER.writeValueAsString(response));
    }
}
