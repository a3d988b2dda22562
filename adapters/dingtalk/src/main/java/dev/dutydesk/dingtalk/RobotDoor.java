package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.Knocking;
import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Where DingTalk calls by HTTP. It is open from the start; whether DingTalk can be called back is found out beside it. */
final class RobotDoor implements Line {
    private static final Logger log = LoggerFactory.getLogger(RobotDoor.class);
    /** Each call counts against the edition's monthly quota. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Hearing hearing;
    private final Inspection inspection;
    private final Signature signature;
    private final MonthlyCalls pushes;
    private final InstantSource clock;
    private final Knocking knocking = new Knocking("DingTalk", this::enter, this::isStillIn, AGAIN, Inspection::plain);

    RobotDoor(Hearing hearing, Inspection inspection, Signature signature, MonthlyCalls pushes, InstantSource clock) {
        this.hearing = hearing;
        this.inspection = inspection;
        this.signature = signature;
        this.pushes = pushes;
        this.clock = clock;
    }

    @Override
    public void start() {
        knocking.start();
    }

    private void enter() throws NotPosted {
        inspection.signIn();
        inspection.look();
    }

    private void isStillIn() throws NotPosted {
        inspection.signIn();
    }

    @Override
    public Link stands() {
        return knocking.stands();
    }

    @Override
    public @Nullable Instant stood() {
        return knocking.stands().up() ? clock.instant() : null;
    }

    /** Why it isn't taken; empty where it is. @throws Unsettled where that isn't known now: it may come again */
    Optional<String> refuses(@Nullable String at, @Nullable String sign, byte[] body) {
        try {
            return signature.refuses(at, sign, body);
        } catch (RuntimeException e) {
            log.warn("Not acknowledged, what its signature was good for can't be looked up: {}", e.getMessage());
            throw new Unsettled("its signature can't be looked up");
        }
    }

    /** The HTTP status that is answered; an error where it may come again. */
    int take(JsonNode message) {
        pushes.made();
        try {
            if (knocking.isClosed()) {
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
        knocking.close();
    }
}
