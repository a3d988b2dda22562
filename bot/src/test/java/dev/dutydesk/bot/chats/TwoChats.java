package dev.dutydesk.bot.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.dingtalk.DingTalkApp;
import dev.dutydesk.dingtalk.DingTalkStage;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A whole bot whose desk takes reports in a DingTalk of ours and works in a Slack of ours. */
final class TwoChats implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final DingTalkStage dingTalk = DingTalkStage.withCards();
    private final SlackStage slack = new SlackStage();
    private final LiveBot bot;

    TwoChats(Path folder) {
        desk(folder.resolve("desks"));
        DingTalkApp app = dingTalk.settings();
        SlackWorkspace workspace = slack.settings();
        String ding = "--dutydesk.dingtalk.apps.main.";
        String team = "--dutydesk.slack.workspaces.main.";
        bot = LiveBot.start(
                folder,
                ding + "client-id=" + app.clientId(),
                ding + "client-secret=" + app.clientSecret(),
                ding + "card-template-id=" + app.cardTemplateId(),
                ding + "api-url=" + app.apiUrl(),
                team + "bot-token=" + workspace.botToken(),
                team + "app-token=" + workspace.appToken(),
                team + "api-url=" + workspace.apiUrl());
        await().atMost(PATIENCE)
                .until(() -> bot.part(Adapters.class).all().stream()
                        .filter(adapter -> !adapter.platform().equals("web"))
                        .allMatch(adapter -> adapter.link().up()));
    }

    private static void desk(Path folder) {
        try {
            String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                    .replaceFirst(
                            "(?m)^  shop: .*$",
                            "  service: {platform: dingtalk, address: \"cidSHOP==\", for: [intake]}\n"
                                    + "  dev-work: {platform: slack, address: C0SHOP, for: [alerts], groups: [dev]}")
                    .replace("accounts: {web: li.wei, slack: U0LIWEI}", "accounts: {slack: U0LIWEI}")
                    .replace("accounts: {web: wang.fang}", "accounts: {dingtalk: wangfang}");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("shop.yml"), example);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DingTalkStage dingTalk() {
        return dingTalk;
    }

    SlackStage slack() {
        return slack;
    }

    LiveBot bot() {
        return bot;
    }

    /** The latest of that kind that the bot shows to all in DingTalk. */
    Seen inDingTalk(Predicate<Seen> wanted) {
        return seen(dingTalk::group, wanted);
    }

    /** And to one person there alone. */
    Seen aloneInDingTalk(String who, Predicate<Seen> wanted) {
        return seen(
                () -> dingTalk.room(dingTalk.account(who)).stream()
                        .filter(seen -> !dingTalk.group().contains(seen))
                        .toList(),
                wanted);
    }

    /** The latest of that kind that the bot shows to all in Slack. */
    Seen inSlack(Predicate<Seen> wanted) {
        return seen(this::slackRoom, wanted);
    }

    List<Seen> slackRoom() {
        return slack.group(slack.account("li.wei"));
    }

    private static Seen seen(Supplier<List<Seen>> room, Predicate<Seen> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> room.get().stream()
                                .filter(Seen::byBot)
                                .filter(wanted)
                                .reduce((one, next) -> next)
                                .orElse(null),
                        Objects::nonNull);
    }

    void awaitState(String key, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(bot.ticket(key).path("state").asString()).isEqualTo(state));
    }

    @Override
    public void close() {
        bot.close();
        dingTalk.close();
        slack.close();
    }
}
