package dev.dutydesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One bot in two workspaces, and two bots in one. */
class SlackTeamsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path other;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path redis;

    @Test
    void oneBotServesTwoWorkspacesAndMixesNothingUp() {
        SlackStage partner = new SlackStage();
        SlackWorkspace settings = partner.settings();
        String second = "--dutydesk.slack.workspaces.partner.";
        UnaryOperator<String> channels = file -> file.replace(
                "  shop: {platform: slack, address: C0SHOP, for: [intake, alerts]}",
                "  shop: {platform: slack, workspace: main, address: C0SHOP, for: [intake]}\n"
                        + "  partner: {platform: slack, workspace: partner, address: C0OTHER, for: [intake]}");
        try (partner;
                Workspace main = new Workspace(
                                folder,
                                channels,
                                new SlackStage(),
                                second + "bot-token=" + settings.botToken(),
                                second + "app-token=" + settings.appToken(),
                                second + "api-url=" + settings.apiUrl())
                        .connected()) {
            main.says("wang.fang", "@dutydesk 付不了款");
            assertThat(partner.saysElsewhere(partner.account("wang.fang"), "@dutydesk 会员积分不见了"))
                    .isTrue();

            main.card("li.wei", "SHOP-1");
            await().atMost(Workspace.PATIENCE).until(() -> said(partner, "积分").size() == 1);
            assertThat(main.cards()).hasSize(1);
            assertThat(said(main.stage(), "积分")).isEmpty();
            assertThat(said(partner, "付不了款")).isEmpty();
        }
    }

    @Test
    void twoBotsShareAWorkspaceAndEachThingHappensOnce() {
        try (RedisServer server = RedisServers.start(new RedisSettings(redis, null, null))) {
            String password = new JsonMapper()
                    .readTree(redis.resolve("redis/server.json"))
                    .path("password")
                    .asString();
            String uri = "--dutydesk.redis.uri=redis://:" + password + "@127.0.0.1:"
                    + server.uri().getPort();
            SlackStage stage = new SlackStage();
            Workspace one = new Workspace(folder, UnaryOperator.identity(), stage, uri);
            Workspace two = new Workspace(other, UnaryOperator.identity(), stage, uri);
            one.connected();
            two.connected();
            await().atMost(Workspace.PATIENCE).until(() -> stage.sessions() >= 2);

            one.says("wang.fang", "@dutydesk 付不了款");
            // Slack gives each to the next one in turn, this too.
            stage.again();
            stage.again();
            Seen card = one.card("li.wei", "SHOP-1");
            one.taps("li.wei", card, "acknowledge");
            one.step(card, "李伟");
            one.says("he.jing", "@dutydesk 会员积分不见了");
            one.card("li.wei", "SHOP-2");
            assertThat(one.has("SHOP-3")).isFalse();
            assertThat(one.cards()).hasSize(1);
            assertThat(sends(one.bot())).isNotEqualTo(sends(two.bot()));

            (sends(one.bot()) ? one : two).goesAway();
            await().atMost(Workspace.PATIENCE)
                    .until(() -> stage.says(stage.account("wang.fang"), null, "@dutydesk 首页横幅过期了")
                            .acknowledged());
            await().atMost(Workspace.PATIENCE)
                    .untilAsserted(() -> assertThat(said(stage, "SHOP-3 待接单")).hasSize(1));
            one.goesAway();
            two.goesAway();
            stage.close();
        }
    }

    private static boolean sends(LiveBot bot) {
        return bot.get("/actuator/health/sender")
                .body()
                .path("details")
                .path("shop")
                .path("sentByThisProcess")
                .asBoolean();
    }

    /** The cards that say so, in all of the workspace's channels. */
    private static List<Seen> said(SlackStage stage, String text) {
        return stage.room(stage.account("he.jing")).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains(text))
                .toList();
    }
}
