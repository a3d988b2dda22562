package dev.dutydesk.bot.dingtalk;

import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.dingtalk.DingTalkApp;
import dev.dutydesk.dingtalk.DingTalkStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A whole bot with its Redis in a DingTalk of ours, whose one group is the example desk's. */
final class Organization implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DingTalkStage stage;
    private final LiveBot bot;

    Organization(Path folder, DingTalkStage stage, String... more) {
        this.stage = stage;
        desk(folder.resolve("desks"));
        DingTalkApp app = stage.settings();
        String main = "--dutydesk.dingtalk.apps.main.";
        bot = LiveBot.start(
                folder,
                Stream.concat(
                                Stream.of(
                                        main + "client-id=" + app.clientId(),
                                        main + "client-secret=" + app.clientSecret(),
                                        main + "card-template-id="
                                                + Objects.requireNonNullElse(app.cardTemplateId(), ""),
                                        main + "api-url=" + app.apiUrl(),
                                        main + "media-url=" + app.mediaUrl()),
                                Stream.of(more))
                        .toArray(String[]::new));
        await().atMost(PATIENCE).until(this::isConnected);
    }

    boolean isConnected() {
        return bot.part(Adapters.class).all().stream()
                .filter(adapter -> adapter.platform().equals("dingtalk"))
                .allMatch(adapter -> adapter.link().up());
    }

    private static void desk(Path folder) {
        try {
            String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                    .replaceFirst(
                            "(?m)^  shop: .*$",
                            "  shop: {platform: dingtalk, address: \"cidSHOP==\", for: [intake, alerts, reviews]}")
                    .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {dingtalk: liwei}")
                    .replace("accounts: {web: wang.fang}", "accounts: {dingtalk: wangfang}")
                    .replace("accounts: {web: he.jing}", "accounts: {dingtalk: hejing}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), example);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DingTalkStage stage() {
        return stage;
    }

    LiveBot bot() {
        return bot;
    }

    /** In the group, to the robot. @param who as {@code wang.fang} */
    void says(String who, String text) {
        Stage.Sent sent = stage.says(stage.account(who), null, "@dutydesk " + text);
        if (!sent.acknowledged()) {
            throw new AssertionError(who + " isn't heard: " + text);
        }
    }

    void taps(String who, Seen card, String button) {
        stage.taps(stage.account(who), card.id(), button);
    }

    /** What was answered to that person last, once it says so. */
    String answered(String who, String wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stage.replies(stage.account(who)).stream()
                                .filter(reply -> reply.contains(wanted))
                                .reduce((one, next) -> next)
                                .orElse(""),
                        reply -> !reply.isEmpty());
    }

    /** The latest the robot shows to all that is so, once it is there. */
    Seen card(Predicate<Seen> wanted) {
        return seen(stage::group, wanted);
    }

    /** The same of what it shows to one person alone. */
    Seen alone(String who, Predicate<Seen> wanted) {
        return seen(
                () -> stage.room(stage.account(who)).stream()
                        .filter(seen -> !stage.group().contains(seen))
                        .toList(),
                wanted);
    }

    private static Seen seen(java.util.function.Supplier<List<Seen>> room, Predicate<Seen> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> room.get().stream()
                                .filter(Seen::byBot)
                                .filter(wanted)
                                .reduce((one, next) -> next)
                                .orElse(null),
                        Objects::nonNull);
    }

    /** The key of the ticket that was made last. */
    String latest() {
        return bot.get("/api/tickets?limit=1").body().at("/items/0/key").asString();
    }

    String field(String key, String name) {
        return bot.ticket(key).path(name).asString("");
    }

    void awaitState(String key, String state) {
        await().atMost(PATIENCE).until(() -> field(key, "state").equals(state));
    }

    long tickets() {
        return bot.get("/api/tickets?limit=50").body().path("items").size();
    }

    @Override
    public void close() {
        bot.close();
        stage.close();
    }
}
