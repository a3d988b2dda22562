package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.state.redis.Cable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bots that share an outside Redis, or have a bad line to it. More trouble than in a usual build: {@code
 * -Ddutydesk.fire.troubles=50}; the same again: {@code -Ddutydesk.fire.seed=…}.
 */
class OneRedisTest {
    private static final Logger log = LoggerFactory.getLogger(OneRedisTest.class);
    private static final int TROUBLES = Integer.getInteger("dutydesk.fire.troubles", 5);
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    Path redis;

    @TempDir
    Path folder;

    @TempDir
    Path other;

    @Test
    void twoBotsServeOneDeskAndOneGoesOnWhereTheOtherIsKilled() {
        try (Outside outside = Outside.start(redis);
                BotProcess one = launch(folder, outside.uri());
                BotProcess two = launch(other, outside.uri());
                Caller first = new Caller(one.ready().port());
                Caller second = new Caller(two.ready().port());
                Crew crew = new Crew(6, List.of(first, second))) {
            assertThat(one.said()).contains("127.0.0.1:" + outside.port()).doesNotContain("embedded");
            await().atMost(SOON).until(() -> crew.answered() > 60);
            boolean firstSends = sends(first);
            assertThat(sends(second)).as("one of the two sends").isNotEqualTo(firstSends);

            (firstSends ? one : two).kill();
            Caller left = firstSends ? second : first;
            int then = crew.answered();
            await().atMost(SOON).until(() -> crew.answered() > then + 20);
            List<Loop> loops = crew.end();

            await().atMost(SOON).until(() -> sends(left));
            Reckoning.of(left, loops);
        }
    }

    private static boolean sends(Caller bot) {
        return bot.get("/actuator/health/sender")
                .body()
                .path("details")
                .path("shop")
                .path("sentByThisProcess")
                .asBoolean();
    }

    @Test
    void aLineThatEatsAnswersOrIsSlowOrCutMakesNoAnswerWrong() throws IOException {
        long seed = Long.getLong("dutydesk.fire.seed", System.nanoTime());
        log.warn("{} troubles of dutydesk.fire.seed={}", TROUBLES, seed);
        Random chance = new Random(seed);
        try (Outside outside = Outside.start(redis);
                Cable cable = new Cable(outside.port());
                BotProcess bot = launch(folder, outside.uri(cable.port()));
                Caller caller = new Caller(bot.ready().port());
                Crew crew = new Crew(6, List.of(caller))) {
            for (int i = 0; i < TROUBLES; i++) {
                int then = crew.answered();
                await().atMost(SOON).until(() -> crew.answered() > then);
                switch (chance.nextInt(3)) {
                    case 0 -> cable.silence();
                    case 1 -> cable.cut();
                    default -> cable.slow(Duration.ofMillis(chance.nextInt(80)));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(chance.nextInt(400)));
            }
            cable.slow(Duration.ZERO);
            List<Loop> loops = crew.end();
            Reckoning.of(caller, loops);
        }
    }

    private static BotProcess launch(Path folder, String redis) {
        return BotProcess.launch(folder, 0, "DUTYDESK_REDIS_URI", redis, "DUTYDESK_WEB_KEEP", "1000000");
    }
}
