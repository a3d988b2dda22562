package dev.dutydesk.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Slack calls by HTTP. It is open from the start; whether Slack can be called back is found out beside it. */
final class SlackDoor implements Line {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

    private final App app;
    private final Inspection inspection;
    private final Signature signature;
    private final SlackRequestParser parser;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");

    SlackDoor(App app, Inspection inspection, Signature signature) {
        this.app = app;
        this.inspection = inspection;
        this.signature = signature;
        parser = new SlackRequestParser(app.config());
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("slack-door").start(this::open);
    }

    private void open() {
        try {
            do {
                try {
                    inspection.look();
                    app.start();
                    link = new Link(true, "events come by HTTP");
                    return;
                } catch (NotPosted e) {
                    inspection.failed(e);
                    String why = "can't call Slack: " + Inspection.plain(e);
                    if (!why.equals(link.detail())) {
                        log.warn("{}; trying again", why);
                    }
                    link = new Link(false, why);
                }
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Link stands() {
        return closed.getCount() == 0 ? new Link(false, "stopped") : link;
    }

    /** Why it isn't taken; empty where it is. */
    Optional<String> refuses(RequestHeaders headers, String body) {
        return signature.refuses(
                headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP),
                headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_SIGNATURE),
                body);
    }

    /** What is answered; an error where Slack must send it again. */
    Response take(RequestHeaders headers, String body) {
        try {
            Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                    .requestUri("/")
                    .headers(headers)
                    .requestBody(body)
                    .build());
            return closed.getCount() == 0 || request == null ? Response.error(503) : app.run(request);
        } catch (Unsettled e) {
            log.info("Not acknowledged: {}", e.getMessage());
            return Response.error(503);
        } catch (Exception e) {
            log.error("Not acknowledged", e);
            return Response.error(500);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        app.stop();
        app.executorService().shutdown();
    }
}
