package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
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
 * The bot and its Redis are killed at any moment, under load, again and again, or ended by Ctrl-C. More often than in a usual build: {@code
 * -Ddutydesk.fire.rounds=50}; later, when posts have begun again (a killed bot's lease runs out after 8 s): {@code
 * -Ddutydesk.fire.millis=16000}; the same moments again: {@code -Ddutydesk.fire.seed=…}.
 */
class KillTest {
    private static final Logger log = LoggerFactory.getLogger(KillTest.class);
    private static final int ROUNDS = Integer.getInteger("dutydesk.fire.rounds", 3);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MOST_MILLIS = Integer.getInteger("dutydesk.fire.millis", 2_500);

    @Test
    void whatWasAnsweredIsThereOnceAndShownHoweverOftenAllIsKilled(@TempDir Path folder) {
        long seed = Long.getLong("dutydesk.fire.seed", System.nanoTime());
        log.warn("Killed {} times, at the moments of dutydesk.fire.seed={}", ROUNDS, seed);
        Random moments = new Random(seed);
        int port = BotProcess.freePort();
        try (Caller caller = new Caller(port);
                Crew crew = new Crew(6, List.of(caller))) {
            for (int round = 0; round < ROUNDS; round++) {
                int before = crew.answered();
                try (BotProcess bot = launch(folder, port)) {
                    if (moments.nextInt(4) > 0) {
                        bot.ready();
                        passes(moments.nextInt(MOST_MILLIS));
                        assertThat(crew.answered())
                                .as("answered, seed %d", seed)
                                .isGreaterThanOrEqualTo(before);
                    } else {
                        passes(moments.nextInt(MOST_MILLIS));
                    }
                    bot.killAll(moments.nextBoolean());
                }
            }
            try (BotProcess bot = launch(folder, port).ready()) {
                List<Loop> loops = crew.end();
                Reckoning.of(caller, loops);
                log.warn("{} words were answered", crew.answered());
            }
        }
    }

    @Test
    void ctrlCEndsAllWithinFiveSecondsAndWhatWasAnsweredIsThere(@TempDir Path folder) {
        int port = BotProcess.freePort();
        try (Caller caller = new Caller(port);
                Crew crew = new Crew(6, List.of(caller))) {
            try (BotProcess bot = launch(folder, port).ready()) {
                await().atMost(SOON).until(() -> crew.answered() > 30);
                bot.ctrlC();
                bot.exitCode(Duration.ofSeconds(5));
                assertThat(bot.redis()).isEmpty();
                assertThat(bot.complained()).isEmpty();
            }
            try (BotProcess bot = launch(folder, port).ready()) {
                Reckoning.of(caller, crew.end());
                assertThat(bot.complained()).isEmpty();
            }
        }
    }

    private static BotProcess launch(Path folder, int port) {
        return BotProcess.launch(folder, port, "DUTYDESK_WEB_KEEP", "1000000");
    }

    /** The moment itself is what is tried; there is nothing to wait for. */
    private static void passes(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
