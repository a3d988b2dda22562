package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Where DingTalk calls by HTTP. It is open from the start; whether DingTalk can be called back is found out beside it. */
final class RobotDoor implements Line {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(RobotDoor.class);

    private final Hearing hearing;
    private final Inspection inspection;
    private final Signature signature;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Link link = new Link(false, "connecting");

    RobotDoor(Hearing hearing, Inspection inspection, Signature signature, InstantSource clock) {
        this.hearing = hearing;
        this.inspection = inspection;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("dingtalk-door").start(this::open);
    }

    private void open() {
        try {
            do {
                try {
                    inspection.signIn();
                    link = new Link(true, "messages come by HTTP");
                    inspection.look();
                    return;
                } catch (NotPosted e) {
                    String why = "can't call DingTalk: " + Inspection.plain(e);
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

    @Override
    public @Nullable Instant stood() {
        return closed.getCount() == 0 || !link.up() ? null : clock.instant();
    }

    /** Why it isn't taken; empty where it is. */
    Optional<String> refuses(@Nullable String at, @Nullable String sign, byte[] body) {
        return signature.refuses(at, sign, body);
    }

    /** The HTTP status that is answered; an error where it may come again. */
    int take(JsonNode message) {
        try {
            if (closed.getCount() == 0) {
                return 503;
            }
            hearing.said(message);
            return 200;
        } catch (Unsettled e) {
            log.info("Not acknowledged: {}", e.getMessage());
            return 503;
        } catch (RuntimeException e) {
            log.error("Not acknowledged", e);
            return 500;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
