package dev.dutydesk.bot.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
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

/** A whole bot with its Redis in a Lark of ours, whose one group is the example desk's. */
final class Office implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LarkStage stage;
    private final LiveBot bot;

    /**
     * @param change of the desk file
     * @param stage the Lark, which may have been there before
     */
    Office(Path folder, UnaryOperator<String> change, LarkStage stage, String... more) {
        this.stage = stage;
        desk(folder.resolve("desks"), change);
        LarkApp settings = stage.settings();
        String main = "--dutydesk.lark.apps.main.";
        bot = LiveBot.start(
                folder,
                Stream.concat(
                                Stream.of(
                                        main + "app-id=" + settings.appId(),
                                        main + "app-secret=" + settings.appSecret(),
                                        main + "api-url=" + settings.apiUrl()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    Office connected() {
        await().atMost(PATIENCE)
                .until(() -> bot.part(Adapters.class).all().stream()
                        .filter(adapter -> adapter.platform().equals("lark"))
                        .allMatch(adapter -> adapter.link().up()));
        // The first answer of a cold process may take longer than Lark waits.
        await().atMost(PATIENCE).until(() -> stage.chooses(stage.account("he.jing"), "help"));
        return this;
    }

    private static void desk(Path folder, UnaryOperator<String> change) {
        try {
            String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                    .replaceFirst(
                            "(?m)^  shop: .*$", "  shop: {platform: lark, address: oc_shop01, for: [intake, alerts]}")
                    .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {lark: ou_liwei}")
                    .replace("accounts: {web: wang.fang}", "accounts: {lark: ou_wangfang}")
                    .replace("accounts: {web: he.jing}", "accounts: {lark: ou_hejing}")
                    .replace("accounts: {web: chen.jie}}", "email: chen.jie@shop.example}")
                    .replace("accounts: {web: admin}}", "accounts: {lark: ou_admin}}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), change.apply(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LarkStage stage() {
        return stage;
    }

    LiveBot bot() {
        return bot;
    }

    /** A message in the group. @param who as {@code wang.fang} @return its id */
    String says(String who, String text) {
        Stage.Sent sent = stage.says(stage.account(who), null, text);
        if (!sent.acknowledged()) {
            // Lark delivers until it is acknowledged.
            await().atMost(PATIENCE).until(() -> stage.again().acknowledged());
        }
        return String.valueOf(sent.message());
    }

    void saysAlone(String who, String text) {
        assertThat(stage.saysAlone(stage.account(who), text).acknowledged())
                .as(text)
                .isTrue();
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
        String account = stage.account(who);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.room(account))
                        .as("what %s sees", who)
                        .anyMatch(seen -> seen.byBot() && wanted.test(seen)));
        return stage.room(account).stream()
                .filter(Seen::byBot)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** The ticket's card in the group, once it says that. */
    Seen card(String says) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.group(stage.account("li.wei")))
                        .as("the group, in which the card of %s stands", says)
                        .anyMatch(seen -> seen.byBot()
                                && seen.thread() == null
                                && seen.text().contains(says)));
        return cards(says).getFirst();
    }

    List<Seen> cards(String says) {
        return stage.group(stage.account("li.wei")).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains(says))
                .toList();
    }

    Seen step(Seen card, String says) {
        return sees(
                "li.wei", seen -> card.id().equals(seen.thread()) && seen.text().contains(says));
    }

    /** What is said in the person's own conversation alone. */
    Seen alone(String who, Predicate<Seen> wanted) {
        return sees(who, seen -> !stage.group(stage.account(who)).contains(seen) && wanted.test(seen));
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

    /** Ends the bot; Lark stays. */
    void goesAway() {
        bot.close();
    }

    @Override
    public void close() {
        bot.close();
        stage.close();
    }
}
