package dev.dutydesk.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientJavaWSImpl;
import com.slack.api.socket_mode.queue.impl.ConcurrentLinkedMessageQueue;
import com.slack.api.socket_mode.request.HelloMessage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** One session of socket mode, from its connecting to its end. */
final class SlackSession extends SocketModeClientJavaWSImpl {
    private static final long HELLO_SECONDS = 10;

    private final CountDownLatch hello = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param take what Slack delivers; must return at once */
    SlackSession(Slack slack, String appToken, String url, BiConsumer<SlackSession, String> take)
            throws URISyntaxException {
        super(slack, appToken, url, 1, new ConcurrentLinkedMessageQueue(), false, false, 0);
        addWebSocketMessageListener(message -> {
            if (HelloMessage.TYPE.equals(type(message))) {
                hello.countDown();
            }
            take.accept(this, message);
        });
        addWebSocketCloseListener((code, reason) -> ends());
    }

    /** Slack asked for a new session: that is another one's. */
    @Override
    public void connectToNewEndpoint() {
        ends();
    }

    private String type(String message) {
        JsonElement type = getGson().fromJson(message, JsonObject.class).get("type");
        return type == null ? "" : type.getAsString();
    }

    private void ends() {
        end.countDown();
        hello.countDown();
    }

    /** @throws IOException where Slack doesn't greet, or hung up */
    void awaitHello() throws IOException, InterruptedException {
        if (!hello.await(HELLO_SECONDS, TimeUnit.SECONDS) || end.getCount() == 0) {
            throw new IOException("the session was not opened");
        }
    }

    /** @param ping how often it is asked whether it stands */
    void awaitEnd(Duration ping) throws InterruptedException {
        while (!end.await(ping.toMillis(), TimeUnit.MILLISECONDS) && verifyConnection()) {
            // A link that answers pings stands.
        }
    }
}
