package dev.dutydesk.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.response.AckResponse;
import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one socket-mode session open for as long as it is wanted. The SDK's own reconnecting takes up to 15 s, and
 * closing it while the link is down leaks its threads; so each session has a client of its own, which ends with it.
 */
final class SlackLink implements Line {
    private static final Logger log = LoggerFactory.getLogger(SlackLink.class);

    private final App app;
    private final Calls calls;
    private final Inspection inspection;
    private final String appToken;
    private final Patience patience;
    private final SocketModeRequestParser parser;
    private final Thread keeper = Thread.ofVirtual().name("slack-link").unstarted(this::keep);
    private volatile Link link = new Link(false, "connecting");
    private final CountDownLatch closed = new CountDownLatch(1);

    SlackLink(App app, Calls calls, Inspection inspection, String appToken, Patience patience) {
        this.app = app;
        this.calls = calls;
        this.inspection = inspection;
        this.appToken = appToken;
        this.patience = patience;
        parser = new SocketModeRequestParser(app.config());
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
    public void close() {
        closed.countDown();
        keeper.interrupt();
        try {
            keeper.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void keep() {
        try {
            do {
                hold();
            } while (!closed.await(patience.pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            app.stop();
            app.executorService().shutdown();
        }
    }

    /** Opens a session and stays until it ends. */
    private void hold() throws InterruptedException {
        try {
            inspection.look();
            app.start();
            String url = calls.make(methods -> methods.appsConnectionsOpen(request -> request.token(appToken)))
                    .getUrl();
            try (SlackSession session = new SlackSession(app.slack(), appToken, url, this::take)) {
                session.connect();
                session.awaitHello();
                link = new Link(true, "connected");
                log.info("Connected to Slack by socket mode");
                session.awaitEnd(patience.ping());
                link = new Link(false, "the session ended; connecting");
            }
        } catch (NotPosted e) {
            inspection.failed(e);
            down("can't connect to Slack: " + Inspection.plain(e));
        } catch (IOException | URISyntaxException | RuntimeException e) {
            // Bolt says that Slack refused or can't be reached in many ways; it is tried again whatever it was.
            down("can't connect to Slack: " + e.getMessage());
        }
    }

    /** Logged once, however often it is tried. */
    private void down(String why) {
        if (!why.equals(link.detail())) {
            log.warn("{}; trying again", why);
        }
        link = new Link(false, why);
    }

    /** Each on a thread of its own, so that a slow one holds up no other. */
    private void take(SlackSession session, String message) {
        SocketModeRequest request = parser.parse(message);
        if (request != null) {
            Thread.ofVirtual().name("slack-event").start(() -> answer(session, request));
        }
    }

    /** What isn't acknowledged, Slack delivers again, or shows as failed to who tapped. */
    private void answer(SlackSession session, SocketModeRequest request) {
        String envelope = request.getEnvelope().getEnvelopeId();
        try {
            Response response = isClosed() ? Response.error(503) : app.run(request.getBoltRequest());
            if (response.getStatusCode() == 200) {
                session.sendSocketModeResponse(new AckResponse(envelope));
            } else {
                log.warn("Not acknowledged: {} ({})", envelope, response.getStatusCode());
            }
        } catch (Unsettled e) {
            log.info("Not acknowledged: {} ({})", envelope, e.getMessage());
        } catch (WebsocketNotConnectedException e) {
            log.info("Not acknowledged, since the link is gone: {}", envelope);
        } catch (Exception e) {
            log.error("Not acknowledged: {}", envelope, e);
        }
    }
}
