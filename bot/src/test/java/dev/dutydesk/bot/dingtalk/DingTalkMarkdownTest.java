package dev.dutydesk.bot.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.dingtalk.DingTalkStage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a card template: all is Markdown, typed, and picked by number. And what a broken link lost is asked for again. */
class DingTalkMarkdownTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Organization shop;

    @BeforeAll
    static void open() {
        shop = new Organization(folder, DingTalkStage.inMarkdown());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aReportClosesItsLoopByWhatIsTyped() {
        String report = shop.stage().writes(shop.stage().account("wang.fang"), "@dutydesk 付不了款，页面一直转圈");
        shop.stage().delivers(report);
        String key = shop.latest();
        Seen card = shop.card(seen -> seen.text().contains(key));
        assertThat(card.text()).contains("P1", "acknowledge " + key);
        assertThat(card.live())
                .as("the robot was spoken to a moment ago, so it can call")
                .contains("@李伟");

        shop.says("li.wei", "接单" + key.substring(5));
        shop.awaitState(key, "ACKNOWLEDGED");
        shop.says("li.wei", "解决 " + key + " 已换证书 回归通过");
        shop.awaitState(key, "RESOLVED");
        shop.says("wang.fang", "验收 " + key);
        shop.awaitState(key, "ACCEPTED");
        assertThat(shop.answered("wang.fang", "5 5")).contains("1 1");
        shop.says("wang.fang", "5");
        assertThat(shop.field(key, "stars")).isEqualTo("5");

        shop.bot().moveTime("PT8H");
        long before = shop.tickets();
        assertThat(shop.stage().delivers(report)).isTrue();
        assertThat(shop.tickets()).as("the same, eight hours later").isEqualTo(before);
    }

    @Test
    void whatTheLinkLostIsAskedForAgainInTheRoomOnce() {
        shop.stage().suffers(Trouble.UNREACHABLE);
        await().atMost(Organization.PATIENCE).until(() -> !shop.isConnected());
        shop.bot().moveTime("PT7M");
        shop.stage().recovers();
        await().atMost(Organization.PATIENCE).until(shop::isConnected);

        shop.card(seen -> seen.text().contains("请重发"));
        assertThat(shop.bot()
                        .get("/actuator/health/desks")
                        .body()
                        .path("details")
                        .path("warnings")
                        .toString())
                .contains("the link to dingtalk:main was down for 7 min");
        shop.says("wang.fang", "报修 首页横幅过期");
        assertThat(shop.stage().group().stream().filter(seen -> seen.text().contains("请重发")))
                .hasSize(1);
    }
}
