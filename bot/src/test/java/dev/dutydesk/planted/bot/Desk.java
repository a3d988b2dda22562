package dev.dutydesk.planted.bot;

import io.lettuce.core.RedisClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.statemachine.StateMachine;
import org.springframework.web.bind.annotation.RestController;

/** Does all that the bot must not. */
@RestController
public final class Desk {
    @Nullable
    @Value("${desk}")
    String injected;

    @Nullable
    StateMachine<String, String> machine;

    @Nullable
    RedisClient redis;

    Instant time() {
        Instant now = Instant.now();
        System.out.println(now);
        return now;
    }
}
