package dev.dutydesk.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.socket_mode.response.AckResponse;
import dev.dutydesk.chat.ChatAdapter.Link;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one socket-mode session open for as long as it is wanted. The SDK's own reconnecting takes up to 15 s, and
 * closing it while the link is down leaks its threads; so each session has a client of its own, which ends with it.
 */
final class SlackLink implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(SlackLink.class);

    private final App app;
    private final String appToken;
    private final SocketModeRequestParser parser;
    private final Thread keeper = Thread.ofVirtual().name("slack-link").unstarted(this::keep);
    private volatile Link link = new Link(false, "connecting");
    private volatile boolean closed;

    SlackLink(App app, String appToken) {
        this.app = app;
        this.appToken = appToken;
        parser = new SocketModeRequestParser(app.config());
    }

    void start() {
        keeper.start();
    }

    Link stands() {
        return closed ? new Link(false, "stopped") : link;
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        try {
            keeper.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            while (!closed) {
                hold();
                Thread.sleep(PAUSE);
            }
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
            app.start();
            String url = app.slack().issueSocketModeUrl(appToken);
            try (SlackSession session = new SlackSession(app.slack(), appToken, url, this::take)) {
                session.connect();
                session.awaitHello();
                link = new Link(true, "connected");
                session.awaitEnd();
                link = new Link(false, "the session ended; connecting");
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            // Bolt says that Slack refused or can't be reached in many ways; it is tried again whatever it was.
            link = new Link(false, "can't connect to Slack");
            log.warn("Can't connect to Slack: {}", e.getMessage());
        }
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
            Response response = closed ? Response.error(503) : app.run(request.getBoltRequest());
            if (response.getStatusCode() == 200) {
                session.sendSocketModeResponse(new AckResponse(envelope));
            } else {
                log.warn("Not acknowledged: {} ({})", envelope, response.getStatusCode());
            }
        } catch (Unsettled e) {
            log.info("Not acknowledged: {} ({})", envelope, e.getMessage());
        } catch (Exception e) {
            log.error("Not acknowledged: {}", envelope, e);
        }
    }
}
