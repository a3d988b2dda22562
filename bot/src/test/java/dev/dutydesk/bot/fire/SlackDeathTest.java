package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real bot in a process of its own, in a Slack of ours, is killed where it hurts. */
class SlackDeathTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final SlackStage slack = new SlackStage();
    private final String wangFang = slack.account("wang.fang");

    /**
     * What was committed isn't acknowledged, and the card that Slack took isn't recorded: Slack delivers it again, and the
     * card is found by what it carries unseen.
     */
    @Test
    void betweenCommitAndAcknowledgementAndBetweenSendAndRecord() throws IOException {
        desk();
        try (BotProcess first = launch()) {
            connected(1);
            slack.losesAcknowledgements(true);
            slack.neverAnswers(1);
            assertThat(slack.says(wangFang, null, "@dutydesk 付不了款").acknowledged())
                    .isFalse();
            await().atMost(SOON).until(() -> cards().size() == 1);
            first.killAll(false);
        }
        slack.losesAcknowledgements(false);
        try (BotProcess second = launch();
                Caller bot = new Caller(second.ready().port())) {
            connected(2);
            // Slack delivers until it is acknowledged, and perhaps once more.
            await().atMost(SOON).until(() -> slack.again().acknowledged());
            assertThat(slack.again().acknowledged()).isTrue();
            await().atMost(SOON).until(() -> bot.get("/api/tickets/SHOP-1").status() == 200);

            Seen card = cards().getFirst();
            assertThat(slack.taps(slack.account("li.wei"), card.id(), "acknowledge")
                            .acknowledged())
                    .isTrue();
            await().atMost(SOON).until(() -> cards().getFirst().text().contains("已接单"));
            assertThat(cards()).hasSize(1);
            assertThat(bot.get("/api/tickets/SHOP-2").status()).isEqualTo(404);
        } finally {
            slack.close();
        }
    }

    private void desk() throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                desks.resolve("shop.yml"),
                Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                        .replaceFirst(
                                "(?m)^  shop: .*$", "  shop: {platform: slack, address: C0SHOP, for: [intake, alerts]}")
                        .replace("accounts: {web: wang.fang}", "accounts: {slack: U0WANGFANG}"));
    }

    private BotProcess launch() {
        SlackWorkspace settings = slack.settings();
        return BotProcess.launch(
                        folder,
                        0,
                        "DUTYDESK_SLACK_WORKSPACES_MAIN_BOT_TOKEN",
                        settings.botToken(),
                        "DUTYDESK_SLACK_WORKSPACES_MAIN_APP_TOKEN",
                        String.valueOf(settings.appToken()),
                        "DUTYDESK_SLACK_WORKSPACES_MAIN_API_URL",
                        settings.apiUrl())
                .ready();
    }

    private void connected(int times) {
        await().atMost(SOON).until(() -> slack.sessions() >= times);
    }

    private List<Seen> cards() {
        return slack.group(wangFang).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains("SHOP-1"))
                .toList();
    }
}
