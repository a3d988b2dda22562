package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bot in a process of its own, in a Lark of ours, is killed where it hurts. */
class LarkDeathTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final LarkStage lark = new LarkStage();
    private final String wangFang = lark.account("wang.fang");

    /**
     * What was committed isn't acknowledged, and the card that Lark took isn't recorded: Lark delivers the event again, and knows the
     * card by its uuid.
     */
    @Test
    void betweenCommitAndAcknowledgementAndBetweenSendAndRecord() throws IOException {
        desk();
        try (BotProcess first = launch()) {
            connected(1);
            lark.losesAcknowledgements(true);
            lark.neverAnswers(1);
            assertThat(lark.says(wangFang, null, "@dutydesk 付不了款").acknowledged())
                    .isFalse();
            await().atMost(SOON).until(() -> cards().size() == 1);
            first.killAll(false);
        }
        lark.losesAcknowledgements(false);
        try (BotProcess second = launch();
                Caller bot = new Caller(second.ready().port())) {
            connected(2);
            // Lark delivers until it is acknowledged, and perhaps once more.
            await().atMost(SOON).until(() -> lark.again().acknowledged());
            assertThat(lark.again().acknowledged()).isTrue();
            await().atMost(SOON).until(() -> bot.get("/api/tickets/SHOP-1").status() == 200);

            Seen card = cards().getFirst();
            assertThat(lark.taps(lark.account("li.wei"), card.id(), "acknowledge")
                            .acknowledged())
                    .isTrue();
            await().atMost(SOON).until(() -> cards().getFirst().text().contains("已接单"));
            assertThat(cards()).hasSize(1);
            assertThat(bot.get("/api/tickets/SHOP-2").status()).isEqualTo(404);
        } finally {
            lark.close();
        }
    }

    private void desk() throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                desks.resolve("shop.yml"),
                Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                        .replaceFirst(
                                "(?m)^  shop: .*$",
                                "  shop: {platform: lark, address: oc_shop01, for: [intake, alerts]}")
                        .replace("accounts: {web: wang.fang}", "accounts: {lark: ou_wangfang}")
                        .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {lark: ou_liwei}"));
    }

    private BotProcess launch() {
        LarkApp settings = lark.settings();
        return BotProcess.launch(
                        folder,
                        0,
                        "DUTYDESK_LARK_APPS_MAIN_APP_ID",
                        settings.appId(),
                        "DUTYDESK_LARK_APPS_MAIN_APP_SECRET",
                        settings.appSecret(),
                        "DUTYDESK_LARK_APPS_MAIN_API_URL",
                        settings.apiUrl())
                .ready();
    }

    private void connected(int times) {
        await().atMost(SOON).until(() -> lark.sessions() >= times);
    }

    private List<Seen> cards() {
        return lark.group(wangFang).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains("SHOP-1"))
                .toList();
    }
}
