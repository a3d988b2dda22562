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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A whole bot with its Redis in a Slack of ours, whose one channel is the example desk's. */
final class Workspace implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SlackStage stage;
    private final LiveBot bot;

    Workspace(Path folder) {
        this(folder, UnaryOperator.identity(), new SlackStage());
    }

    /**
     * @param change of the desk file
     * @param stage the Slack, which may have been there before
     */
    Workspace(Path folder, UnaryOperator<String> change, SlackStage stage, String... more) {
        this.stage = stage;
        desk(folder.resolve("desks"), change);
        SlackWorkspace settings = stage.settings();
        String main = "--dutydesk.slack.workspaces.main.";
        bot = LiveBot.start(
                folder,
                Stream.concat(
                                Stream.of(
                                        main + "bot-token=" + settings.botToken(),
                                        main + "app-token=" + settings.appToken(),
                                        main + "api-url=" + settings.apiUrl()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    Workspace connected() {
        await().atMost(PATIENCE)
                .until(() -> bot.part(Adapters.class).all().stream()
                        .filter(adapter -> adapter.platform().equals("slack"))
                        .allMatch(adapter -> adapter.link().up()));
        return this;
    }

    static void desk(Path folder, UnaryOperator<String> change) {
        try {
            String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                    .replaceFirst(
                            "(?m)^  shop: .*$", "  shop: {platform: slack, address: C0SHOP, for: [intake, alerts]}")
                    .replace("accounts: {web: wang.fang}", "accounts: {slack: U0WANGFANG}")
                    .replace("accounts: {web: he.jing}", "accounts: {slack: U0HEJING}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), change.apply(example));
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
        // A busy machine may take more than the three seconds that Slack waits before it delivers it again.
        assertThat(sent.acknowledged() || stage.again().acknowledged()).as(text).isTrue();
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

    /** The ticket's card in the group, once it says that: what is said alone may come before it. */
    Seen card(String who, String says) {
        return sees(
                who,
                seen -> seen.thread() == null
                        && seen.text().contains(says)
                        && stage.group(stage.account(who)).contains(seen));
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

    /** What is said in the person's own conversation alone. */
    Seen alone(String who, Predicate<Seen> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stage.room(stage.account(who)).stream()
                                .filter(Seen::byBot)
                                .filter(seen -> !stage.group(stage.account(who)).contains(seen))
                                .filter(wanted)
                                .findFirst()
                                .orElse(null),
                        seen -> seen != null);
    }

    void awaitState(String key, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bot.get("/api/tickets/" + key)
                                .body()
                                .path("state")
                                .asString())
                        .isEqualToIgnoringCase(state));
    }

    boolean has(String key) {
        return bot.get("/api/tickets/" + key).status() == 200;
    }

    /** From the report to the fix. @return the card */
    Seen resolved(String key, String text) {
        says("wang.fang", "@dutydesk " + text);
        Seen card = card("li.wei", key);
        taps("li.wei", card, "acknowledge");
        step(card, "李伟");
        card = sees(
                "li.wei", seen -> seen.text().contains(key) && seen.buttons().contains("resolve"));
        taps("li.wei", card, "resolve");
        fills("li.wei", Map.of("text", "已换证书", "regression", "passed"));
        step(card, "已换证书");
        return card;
    }

    /** Ends the bot; Slack stays. */
    void goesAway() {
        bot.close();
    }

    @Override
    public void close() {
        bot.close();
        stage.close();
    }
}
