package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.state.redis.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
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
    /** After Ctrl-C everything has ended by then. */
    private static final Duration TO_END = Duration.ofSeconds(5);

    private static final int MOST_MILLIS = Integer.getInteger("dutydesk.fire.millis", 2_500);

    @Test
    void whatWasAnsweredIsThereOnceAndShownHoweverOftenAllIsKilled(@TempDir Path folder) {
        long seed = Long.getLong("dutydesk.fire.seed", System.nanoTime());
        log.warn("Killed {} times, at the moments of dutydesk.fire.seed={}", ROUNDS, seed);
        Random moments = new Random(seed);
        int port = FreePort.take();
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
    void ctrlCEndsAllInTimeAndWhatWasAnsweredIsThere(@TempDir Path folder) {
        int port = FreePort.take();
        try (Caller caller = new Caller(port);
                Crew crew = new Crew(6, List.of(caller))) {
            try (BotProcess bot = launch(folder, port).ready()) {
                await().atMost(SOON).until(() -> crew.answered() > 30);
                bot.ctrlC();
                endedQuietly(bot);
            }
            try (BotProcess bot = launch(folder, port).ready()) {
                Reckoning.of(caller, crew.end());
                assertThat(bot.complained()).isEmpty();
            }
        }
    }

    /** What is looked at, and the canary, are cut off with the bot, which says nothing about the shop. */
    @Test
    void ctrlCWhileAPatrolLooksOpensNothing(@TempDir Path folder) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path patrols = Files.createDirectories(folder.resolve("desks/patrols"));
            Files.writeString(patrols.resolveSibling("shop.yml"), Examples.text());
            Files.writeString(patrols.resolve("shop.yml"), """
                    version: 1
                    defaults: {zone: Asia/Shanghai, timeout: 30s, confirm: {fails: 1}}
                    targets:
                      silent: {url: "http://127.0.0.1:%d", system: shop}
                    checks:
                      - id: up
                        type: http
                        target: [silent]
                        every: 10s
                        request: {path: /}
                        ticket: {grade: {crit: P1}, group: ops, module: server}
                      - {id: canary, type: http, target: [silent], every: 1h, request: {path: /canary}}
                    canary: canary
                    """.formatted(silent.getLocalPort()));
            int port = FreePort.take();
            try (BotProcess bot = launch(folder, port).ready();
                    Socket asked = silent.accept()) {
                assertThat(asked.isConnected()).isTrue();
                bot.ctrlC();
                endedQuietly(bot);
            }
            try (BotProcess bot = launch(folder, port).ready();
                    Caller caller = new Caller(bot.port())) {
                assertThat(caller.get("/api/tickets?desk=shop").body().path("items"))
                        .isEmpty();
            }
        }
    }

    private static void endedQuietly(BotProcess bot) {
        bot.exitCode(TO_END);
        assertThat(bot.redis()).isEmpty();
        assertThat(bot.complained()).isEmpty();
        assertThat(bot.said()).doesNotContain("\tat ", "ERROR");
    }

    private static BotProcess launch(Path folder, int port) {
        return BotProcess.launch(folder, port, "DUTYDESK_WEB_KEEP", "1000000");
    }

    /** The moment itself is what is tried; there is nothing to wait for. */
    private static void passes(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
