package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.dingtalk.DingTalkApp;
import dev.dutydesk.dingtalk.DingTalkStage;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.slack.SlackWorkspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review's post with its picture, and what is tapped on it, on each platform whose cards have buttons. */
class ReviewOnPlatformsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void inSlack() throws IOException {
        SlackStage slack = new SlackStage();
        SlackWorkspace settings = slack.settings();
        String main = "--dutydesk.slack.workspaces.main.";
        plays(
                slack,
                "slack",
                "C0SHOP",
                main + "bot-token=" + settings.botToken(),
                main + "app-token=" + settings.appToken(),
                main + "api-url=" + settings.apiUrl());
    }

    @Test
    void inLark() throws IOException {
        LarkStage lark = new LarkStage();
        LarkApp settings = lark.settings();
        String main = "--dutydesk.lark.apps.main.";
        plays(
                lark,
                "lark",
                "oc_shop01",
                main + "app-id=" + settings.appId(),
                main + "app-secret=" + settings.appSecret(),
                main + "api-url=" + settings.apiUrl());
    }

    @Test
    void inDingTalk() throws IOException {
        DingTalkStage dingTalk = DingTalkStage.withCards();
        DingTalkApp settings = dingTalk.settings();
        String main = "--dutydesk.dingtalk.apps.main.";
        plays(
                dingTalk,
                "dingtalk",
                "cidSHOP==",
                main + "client-id=" + settings.clientId(),
                main + "client-secret=" + settings.clientSecret(),
                main + "card-template-id=" + Objects.requireNonNull(settings.cardTemplateId()),
                main + "api-url=" + settings.apiUrl(),
                main + "media-url=" + settings.mediaUrl());
    }

    /** 李伟 is a lead here, 王芳 isn't. */
    private void desk(Stage stage, String platform, String address) throws IOException {
        String example = Files.readString(Repository.root().resolve("bot/src/main/resources/desks/shop.yml"))
                .replaceFirst(
                        "(?m)^  shop: .*$",
                        "  shop: {platform: " + platform + ", address: \"" + address
                                + "\", for: [intake, alerts, reviews]}")
                .replace(
                        "accounts: {web: li.wei, slack: U0LIWEI}",
                        "role: lead, accounts: {" + platform + ": " + stage.account("li.wei") + "}")
                .replace(
                        "accounts: {web: wang.fang}",
                        "accounts: {" + platform + ": " + stage.account("wang.fang") + "}");
        Files.writeString(Files.createDirectories(folder.resolve("desks")).resolve("shop.yml"), example);
    }

    private void plays(Stage stage, String platform, String address, String... settings) throws IOException {
        desk(stage, platform, address);
        try (stage;
                LiveBot bot = LiveBot.start(folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> bot.part(Adapters.class).all().stream()
                            .filter(adapter -> adapter.platform().equals(platform))
                            .allMatch(adapter -> adapter.link().up()));
            Instant now = bot.part(InstantSource.class).instant();
            String id = FullReview.shelve(bot, now.minus(Duration.ofDays(28)), now);
            stage.says(stage.account("li.wei"), null, stage.mention() + " 复盘 重发 月");

            Seen post = sees(stage, "月复盘");
            String cause = "review:text=cause." + id + ".1";
            assertThat(post.buttons()).contains(cause, "review:text=details." + id);
            byte[] png = await().atMost(PATIENCE)
                    .until(() -> stage.pictures(stage.account("wang.fang")), pictures -> !pictures.isEmpty())
                    .getFirst();
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(960);

            stage.taps(stage.account("wang.fang"), post.id(), cause);
            answered(stage, "wang.fang", "根因工单由负责人建");
            stage.taps(stage.account("li.wei"), post.id(), cause);
            assertThat(sees(stage, "查根因：支付（第三方）").text()).contains("赵敏");
            stage.taps(stage.account("li.wei"), post.id(), cause);
            answered(stage, "li.wei", "已有根因工单 SHOP-1");
            stage.taps(stage.account("wang.fang"), post.id(), "review:text=details." + id);
            answered(stage, "wang.fang", "月复盘明细");
            assertThat(bot.get("/api/tickets?desk=shop").body().path("items").valueStream())
                    .hasSize(1);
        }
    }

    private static Seen sees(Stage stage, String text) {
        return await().atMost(PATIENCE)
                .until(
                        () -> stage.room(stage.account("li.wei")).stream()
                                .filter(seen -> seen.byBot() && seen.text().contains(text))
                                .toList(),
                        seen -> !seen.isEmpty())
                .getFirst();
    }

    private static void answered(Stage stage, String person, String text) {
        List<String> replies = await().atMost(PATIENCE)
                .until(
                        () -> stage.replies(stage.account(person)),
                        all -> all.stream().anyMatch(reply -> reply.contains(text)));
        assertThat(replies).isNotEmpty();
    }
}
