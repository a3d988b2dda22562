package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bot in a process of its own, on a platform of ours, is killed where it hurts. */
abstract class PlatformDeath {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The platform, one for each test. */
    abstract Stage stage();

    /** The example desk file, with its channel and its people on the platform. */
    abstract String desk(String example);

    /** What tells the bot of the platform: names and values in turn. */
    abstract String[] environment();

    /** What that account sees in the channel. */
    abstract List<Seen> group(String account);

    /** How often the bot has connected. */
    abstract int sessions();

    /** What the bot acknowledges is lost from now on, or no longer. */
    abstract void losesAcknowledgements(boolean now);

    /** Takes so many posts and never answers. */
    abstract void neverAnswers(int posts);

    @AfterEach
    void end() {
        stage().close();
    }

    /**
     * What was committed isn't acknowledged, and the card that the platform took isn't recorded: the message is delivered
     * again, and the card is found by what it carries.
     */
    @Test
    void betweenCommitAndAcknowledgementAndBetweenSendAndRecord() throws IOException {
        writeDesk();
        try (BotProcess first = launch()) {
            connected(1);
            losesAcknowledgements(true);
            neverAnswers(1);
            assertThat(stage().says(wangFang(), null, "@dutydesk 付不了款").acknowledged())
                    .isFalse();
            await().atMost(SOON).until(() -> cards().size() == 1);
            first.killAll(false);
        }
        losesAcknowledgements(false);
        try (BotProcess second = launch();
                Caller bot = new Caller(second.ready().port())) {
            connected(2);
            // The platform delivers until it is acknowledged, and perhaps once more.
            await().atMost(SOON).until(() -> stage().again().acknowledged());
            assertThat(stage().again().acknowledged()).isTrue();
            await().atMost(SOON).until(() -> bot.get("/api/tickets/SHOP-1").status() == 200);

            Seen card = cards().getFirst();
            assertThat(stage().taps(stage().account("li.wei"), card.id(), "acknowledge")
                            .acknowledged())
                    .isTrue();
            await().atMost(SOON).until(() -> cards().getFirst().text().contains("已接单"));
            assertThat(cards()).hasSize(1);
            assertThat(bot.get("/api/tickets/SHOP-2").status()).isEqualTo(404);
        }
    }

    private String wangFang() {
        return stage().account("wang.fang");
    }

    private void writeDesk() throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"));
        Files.writeString(desks.resolve("shop.yml"), desk(example));
    }

    private BotProcess launch() {
        return BotProcess.launch(folder, 0, environment()).ready();
    }

    private void connected(int times) {
        await().atMost(SOON).until(() -> sessions() >= times);
    }

    private List<Seen> cards() {
        return group(wangFang()).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains("SHOP-1"))
                .toList();
    }
}
