package dev.dutydesk.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.Knocking;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Slack calls by HTTP. It is open from the start; whether Slack can be called back is found out beside it. */
final class SlackDoor implements Line {
    private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

    private final App app;
    private final Inspection inspection;
    private final Signature signature;
    private final SlackRequestParser parser;
    private final Knocking knocking;

    SlackDoor(App app, Inspection inspection, Signature signature, Patience patience) {
        this.app = app;
        this.inspection = inspection;
        this.signature = signature;
        parser = new SlackRequestParser(app.config());
        knocking = new Knocking("Slack", this::enter, this::isStillIn, patience.ping(), Inspection::plain);
    }

    @Override
    public void start() {
        knocking.start();
    }

    private void enter() throws NotPosted {
        try {
            inspection.look();
            app.start();
        } catch (NotPosted e) {
            inspection.failed(e);
            throw e;
        }
    }

    /** A token that is revoked is learnt of before something has to be posted. */
    private void isStillIn() throws NotPosted {
        try {
            inspection.who();
        } catch (NotPosted e) {
            inspection.failed(e);
            throw e;
        }
    }

    @Override
    public Link stands() {
        return knocking.stands();
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
            return knocking.isClosed() || request == null ? Response.error(503) : app.run(request);
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
        knocking.close();
        app.stop();
        app.executorService().shutdown();
    }
}
