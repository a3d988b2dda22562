package dev.dutydesk.bot.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.dingtalk.DingTalkStage;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An organization that has used nearly all its calls of the month. */
class DingTalkMonthTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatIsLeftIsForTheWorstUntilTheMonthIsOver() {
        DingTalkStage stage = DingTalkStage.withCards();
        try (Organization shop = new Organization(folder, stage, "--dutydesk.dingtalk.apps.main.monthly-calls=1000")) {
            Instant now = shop.bot().part(InstantSource.class).instant();
            YearMonth month = YearMonth.from(now.atZone(MonthlyCalls.CHINA));
            shop.bot()
                    .part(Store.class)
                    .apps()
                    .add("dingtalk:" + stage.settings().clientId(), "calls:" + month, 910, Duration.ofDays(62));

            shop.says("wang.fang", "报修 首页横幅过期");
            String banner = shop.latest();
            assertThat(shop.answered("wang.fang", "记下了"))
                    .as("its card waits, but she doesn't")
                    .contains(banner, "日常", "待接单", "/查看 " + banner);
            shop.says("wang.fang", "付不了款");
            String pay = shop.latest();
            shop.card(seen -> seen.text().contains(pay));
            shop.says("li.wei", "接单 " + banner);
            assertThat(shop.answered("li.wei", "记下了")).contains(banner, "已接单");
            shop.says("li.wei", "解决 " + banner + " 已换横幅");
            assertThat(shop.alone("wang.fang", seen -> seen.buttons().contains("accept"))
                            .text())
                    .as("without her nothing is accepted")
                    .contains(banner);
            shop.says("li.wei", "接单 " + pay);
            shop.card(seen -> seen.text().contains(pay) && seen.text().contains("李伟接单"));
            assertThat(shop.stage().replies(stage.account("li.wei")))
                    .as("what its card says needs no other words")
                    .noneMatch(reply -> reply.contains("记下了") && reply.contains(pay));
            assertThat(stage.group())
                    .noneMatch(seen -> seen.byBot()
                            && seen.text().contains(banner)
                            && !seen.buttons().isEmpty());
            await().atMost(Organization.PATIENCE)
                    .until(() -> health(shop, "sender")
                                    .path("shop")
                                    .path("heldByChannel")
                                    .path("shop")
                                    .asInt()
                            == 1);
            JsonNode standing = health(shop, "months").path("dingtalk:main");
            assertThat(standing.path("month").asString()).isEqualTo(month.toString());
            assertThat(standing.path("used").asInt()).isBetween(912, 960);
            assertThat(standing.path("of").asInt()).isEqualTo(1000);
            assertThat(standing.path("onlyP1AndP2").asBoolean()).isTrue();

            shop.bot().moveTime("P31D");
            // By then it may be accepted, and have no button any more.
            shop.card(seen -> seen.text().contains(banner) && seen.text().contains("首页横幅过期"));
            assertThat(health(shop, "months")
                            .path("dingtalk:main")
                            .path("onlyP1AndP2")
                            .asBoolean())
                    .isFalse();
        }
    }

    private static JsonNode health(Organization shop, String part) {
        return shop.bot().get("/actuator/health/" + part).body().path("details");
    }
}
