package dev.dutydesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A whole bot with its Redis in a Slack of ours, whose one channel is the example desk's. */
final class Workspace implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SlackStage stage = new SlackStage();
    private final LiveBot bot;

    Workspace(Path folder) {
        desk(folder.resolve("desks"));
        SlackWorkspace settings = stage.settings();
        String main = "--dutydesk.slack.workspaces.main.";
        bot = LiveBot.start(
                folder,
                main + "bot-token=" + settings.botToken(),
                main + "app-token=" + settings.appToken(),
                main + "api-url=" + settings.apiUrl());
        await().atMost(PATIENCE)
                .until(() -> bot.part(Adapters.class)
                        .of(SlackStage.CHANNEL)
                        .orElseThrow()
                        .link()
                        .up());
    }

    private static void desk(Path folder) {
        try {
            String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                    .replaceFirst(
                            "(?m)^  shop: .*$", "  shop: {platform: slack, address: C0SHOP, for: [intake, alerts]}")
                    .replace("accounts: {web: wang.fang}", "accounts: {slack: U0WANGFANG}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), example);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SlackStage stage() {
        return stage;
    }

    LiveBot bot() {
        return bot;
    }

    /** A message in the channel. @param who as {@code wang.fang} */
    String says(String who, String text) {
        Stage.Sent sent = stage.says(stage.account(who), null, text);
        assertThat(sent.acknowledged()).as(text).isTrue();
        return String.valueOf(sent.message());
    }

    void taps(String who, Seen card, String button) {
        assertThat(stage.taps(stage.account(who), card.id(), button).acknowledged())
                .isTrue();
    }

    void fills(String who, Map<String, String> form) {
        assertThat(stage.fills(stage.account(who), form).acknowledged()).isTrue();
    }

    /** What the bot shows to that person, once it is there. */
    Seen sees(String who, Predicate<Seen> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stage.room(stage.account(who)).stream()
                                .filter(Seen::byBot)
                                .filter(wanted)
                                .findFirst()
                                .orElse(null),
                        seen -> seen != null);
    }

    /** The ticket's card, once it says that. */
    Seen card(String who, String says) {
        return sees(who, seen -> seen.thread() == null && seen.text().contains(says));
    }

    Seen step(Seen card, String says) {
        return sees(
                "li.wei", seen -> card.id().equals(seen.thread()) && seen.text().contains(says));
    }

    List<Seen> cards() {
        return stage.group(stage.account("li.wei")).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains("付不了款"))
                .toList();
    }

    @Override
    public void close() {
        bot.close();
        stage.close();
    }
}
