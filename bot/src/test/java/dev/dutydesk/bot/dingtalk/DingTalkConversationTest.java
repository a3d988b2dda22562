package dev.dutydesk.bot.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.dingtalk.DingTalkStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 王芳 (customer service) reports in DingTalk, 李伟 (a developer) mends, 王芳 accepts. One bot for all, with cards. */
class DingTalkConversationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Organization shop;

    @BeforeAll
    static void open() {
        shop = new Organization(folder, DingTalkStage.withCards());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aProblemGoesItsWayFromReportToAcceptance() {
        shop.says("wang.fang", "付不了款，页面一直转圈");
        String key = shop.latest();
        Seen card = shop.card(seen -> seen.text().contains(key));
        assertThat(card.text()).contains("P1", "付不了款");
        assertThat(card.live()).as("who has the duty is called").contains("@李伟");

        shop.taps("li.wei", card, "acknowledge");
        shop.card(seen -> seen.id().equals(card.id()) && seen.text().contains("李伟接单"));
        shop.says("li.wei", "定位 " + key + " 网关证书过期");
        shop.says("li.wei", "解决 " + key + " 已换证书 版本1.4.2 回归通过");
        Seen steps =
                shop.card(seen -> seen.id().equals(card.id()) && seen.text().contains("已换证书"));
        assertThat(steps.text()).as("its last steps stand on the card").contains("网关证书过期");

        Seen asked = shop.alone("wang.fang", seen -> seen.buttons().contains("accept"));
        shop.taps("wang.fang", asked, "accept");
        shop.awaitState(key, "ACCEPTED");
        assertThat(shop.stage().group().stream()
                        .filter(seen -> seen.byBot() && seen.text().contains(key)))
                .as("one card, edited in its place")
                .hasSize(1);
    }

    @Test
    void quotingTheCardIsARemarkOnIt() {
        shop.says("wang.fang", "会员积分不见了");
        String key = shop.latest();
        shop.card(seen -> seen.text().contains(key));
        shop.stage().quotes(shop.stage().account("wang.fang"), key, "@dutydesk 又有两位顾客来问");

        shop.says("li.wei", "查看 " + key);
        shop.answered("li.wei", "又有两位顾客来问");
        assertThat(shop.latest()).isEqualTo(key);
        shop.stage().quotes(shop.stage().account("li.wei"), key, "@dutydesk 接单");
        shop.awaitState(key, "ACKNOWLEDGED");
    }

    @Test
    void aRemarkCanBeMadeAloneByItsKey() {
        shop.says("wang.fang", "搜索没有结果");
        String key = shop.latest();
        shop.stage().saysAlone(shop.stage().account("wang.fang"), "备注 " + key + " 只有手机上");

        shop.says("li.wei", "查看 " + key);
        shop.answered("li.wei", "只有手机上");
    }

    @Test
    void aButtonThatNeedsMoreSaysWhatToType() {
        shop.says("wang.fang", "报修 首页样式错位");
        String key = shop.latest();
        shop.says("li.wei", "接单 " + key);
        Seen card =
                shop.card(seen -> seen.text().contains(key) && seen.buttons().contains("resolve"));
        shop.taps("li.wei", card, "resolve");

        assertThat(shop.answered("li.wei", "解决")).contains(key);
        assertThat(shop.field(key, "state")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void whatComesThriceAndInAnyOrderIsOneTicketEach() {
        String wangFang = shop.stage().account("wang.fang");
        long before = shop.tickets();
        List<String> written = Stream.of("快递柜打不开", "优惠券领不到", "客服电话打不通")
                .map(text -> shop.stage().writes(wangFang, "@dutydesk " + text))
                .toList();
        for (int next : new int[] {2, 1, 0, 0, 2, 1, 1, 0, 2}) {
            assertThat(shop.stage().delivers(written.get(next))).isTrue();
        }
        assertThat(shop.tickets()).isEqualTo(before + 3);

        Seen card = shop.card(seen -> seen.text().contains("优惠券领不到"));
        shop.taps("li.wei", card, "acknowledge");
        shop.stage().again();
        shop.card(seen -> seen.id().equals(card.id()) && seen.text().contains("已接单"));
        assertThat(shop.stage().group().stream()
                        .filter(seen -> seen.byBot() && seen.text().contains("优惠券领不到")))
                .hasSize(1);
    }

    @Test
    void aCardWhoseAnswerWasLostStandsOnce() {
        shop.stage().suffers(Trouble.ANSWER_LOST);
        shop.says("wang.fang", "发票开不出来");
        String key = shop.latest();

        Seen card = shop.card(seen -> seen.text().contains(key));
        shop.taps("li.wei", card, "acknowledge");
        shop.awaitState(key, "ACKNOWLEDGED");
        assertThat(shop.stage().group().stream()
                        .filter(seen -> seen.byBot() && seen.text().contains(key)))
                .hasSize(1);
    }

    @Test
    void whereNoDeskHasAWebRoomHealthMissesNone() {
        assertThat(shop.bot().get("/actuator/health/adapters").body().toString())
                .contains("\"status\":\"UP\"", "\"web\":\"no desk has a room here\"");
    }

    @Test
    void theGroupAndThePersonAreToldTheirIds() {
        shop.says("li.wei", "我是谁");
        shop.answered("li.wei", "dingtalk: liwei");
        shop.says("li.wei", "本群");
        shop.answered("li.wei", "cidSHOP==");
    }

    @Test
    void theRobotsPathProvesItselfAndIsCounted() {
        assertThat(shop.bot().post("/dingtalk/robot/main", Map.of()).status()).isEqualTo(404);
        await().atMost(Organization.PATIENCE)
                .until(() -> shop.bot()
                        .get("/actuator/prometheus")
                        .response()
                        .body()
                        .contains("dutydesk_dingtalk_refused_total{reason=\"nobody\"} 1"));
    }
}
