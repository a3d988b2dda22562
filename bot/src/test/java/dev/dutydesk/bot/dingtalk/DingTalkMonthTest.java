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
            shop.says("wang.fang", "付不了款");
            String pay = shop.latest();
            shop.card(seen -> seen.text().contains(pay));
            shop.says("li.wei", "接单 " + pay);
            shop.card(seen -> seen.text().contains(pay) && seen.text().contains("李伟接单"));
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
            shop.card(seen -> seen.text().contains(banner) && !seen.buttons().isEmpty());
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
