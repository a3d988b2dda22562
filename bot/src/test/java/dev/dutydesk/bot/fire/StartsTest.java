package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.state.redis.FreePort;
import dev.dutydesk.state.redis.OldRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start says to the person at the terminal: where the bot is, or in plain words why it can't. */
class StartsTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path first;

    @TempDir
    Path folder;

    private static BotProcess running;

    @BeforeAll
    static void start() {
        running = BotProcess.launch(first, 0);
        running.ready();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void tellsWhereItIsAndBringsAnExampleDesk() {
        try (Caller caller = new Caller(running.port())) {
            assertThat(caller.get("/api/rooms").body().toString()).contains("商城维护群");
        }
        assertThat(first.resolve("desks/shop.yml")).exists();
        assertThat(running.said())
                .contains("http://localhost:" + running.port())
                .contains("data   " + first.resolve("data"))
                .contains("desks  shop (" + first.resolve("desks") + ")")
                .containsPattern("store  embedded Redis [0-9.]+ at 127.0.0.1:[0-9]+, append-only, synced always");
        assertThat(running.complained()).isEmpty();
    }

    @Test
    void aPortThatIsTaken() {
        refused(BotProcess.launch(folder, running.port()))
                .contains("Port " + running.port() + " is taken", "SERVER_PORT=");
    }

    @Test
    void aDataFolderThatAnotherBotUses() {
        refused(
                        BotProcess.launch(
                                folder,
                                0,
                                "DUTYDESK_DATA_DIR",
                                first.resolve("data").toString()),
                        false)
                .contains(first.resolve("data").toString());
        assertThat(running.redis()).as("the Redis of the other").hasSize(1);
    }

    @Test
    void aDeskFileWithFaultsWhichAreAllSaidAtOnce() throws IOException {
        String example = Files.readString(first.resolve("desks/shop.yml"));
        Path file = Files.createDirectories(folder.resolve("desks")).resolve("shop.yml");
        Files.writeString(
                file,
                example.replace("prefix: SHOP ", "prefix: shop ")
                        .replace("zone: Asia/Shanghai", "zone: Asia/Shanghei")
                        .replace("causes: [", "because: ["));
        refused(BotProcess.launch(folder, 0))
                .contains("shop.yml:6:", "shop.yml:8:", "Asia/Shanghei", "because", "causes");
    }

    @Test
    void aRedisThatIsNotThere() {
        int nobody = FreePort.take();
        refused(BotProcess.launch(folder, 0, "DUTYDESK_REDIS_URI", "redis://:geheim@127.0.0.1:" + nobody))
                .contains("127.0.0.1:" + nobody, "DUTYDESK_REDIS_URI")
                .doesNotContain("geheim");
    }

    @Test
    void aRedisThatIsTooOld() throws IOException {
        try (OldRedis old = new OldRedis("6.0.16")) {
            refused(BotProcess.launch(folder, 0, "DUTYDESK_REDIS_URI", old.address()))
                    .contains("is 6.0.16; Dutydesk needs 6.2 or newer");
        }
    }

    @Test
    void aRedisThatWouldLoseWhatWasAnswered(@TempDir Path second) {
        try (Outside outside = Outside.start(second)) {
            outside.set("appendonly", "no");
            refused(BotProcess.launch(folder, 0, "DUTYDESK_REDIS_URI", outside.uri()))
                    .contains("appendonly is no", "Set appendonly yes there.");
        }
    }

    @Test
    void anAddressThatOthersReach() {
        refused(BotProcess.launch(folder, 0, "SERVER_ADDRESS", "0.0.0.0"))
                .contains("0.0.0.0", "act as anybody", "dutydesk.web.insecure=true");
    }

    private static AbstractStringAssert<?> refused(BotProcess bot) {
        return refused(bot, true);
    }

    /** @param own whether the data folder is this bot's own, where no Redis may be left then */
    private static AbstractStringAssert<?> refused(BotProcess bot, boolean own) {
        try {
            assertThat(bot.exitCode(SOON)).as("%s", bot.said()).isPositive();
            if (own) {
                assertThat(bot.redis()).isEmpty();
            }
            assertThat(bot.said() + bot.complained()).doesNotContain("\tat ", "Exception");
            assertThat(bot.said()).doesNotContain("ERROR");
            return assertThat(bot.complained()).startsWith("Dutydesk can't start. ");
        } finally {
            bot.end();
        }
    }
}
