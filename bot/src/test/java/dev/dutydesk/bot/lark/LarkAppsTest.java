package dev.dutydesk.bot.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bot that is two apps: the shop's own Feishu, and a partner's. */
class LarkAppsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void oneBotServesTwoAppsAndMixesNothingUp() {
        LarkStage partner = new LarkStage();
        LarkApp settings = partner.settings();
        String second = "--dutydesk.lark.apps.partner.";
        UnaryOperator<String> channels = file -> file.replace(
                "  shop: {platform: lark, address: oc_shop01, for: [intake, alerts]}",
                "  shop: {platform: lark, workspace: main, address: oc_shop01, for: [intake]}\n"
                        + "  partner: {platform: lark, workspace: partner, address: oc_other01, for: [intake]}");
        try (partner;
                Office main = new Office(
                                folder,
                                channels,
                                new LarkStage(),
                                second + "app-id=" + settings.appId(),
                                second + "app-secret=" + settings.appSecret(),
                                second + "api-url=" + settings.apiUrl())
                        .connected()) {
            main.says("wang.fang", "@dutydesk 付不了款");
            assertThat(partner.saysElsewhere(partner.account("wang.fang"), "@dutydesk 会员积分不见了")
                            .acknowledged())
                    .isTrue();
            main.card("付不了款");
            Seen there = await().atMost(Office.PATIENCE)
                    .until(() -> cards(partner, "积分"), list -> list.size() == 1)
                    .getFirst();

            assertThat(partner.taps(partner.account("li.wei"), there.id(), "acknowledge")
                            .acknowledged())
                    .isTrue();
            await().atMost(Office.PATIENCE)
                    .until(() -> cards(partner, "积分").getFirst().text().contains("已接单"));
            assertThat(main.card("付不了款").text()).contains("待接单");
            assertThat(main.cards("积分")).isEmpty();
            assertThat(cards(main.stage(), "积分")).isEmpty();
            assertThat(cards(partner, "付不了款")).isEmpty();

            main.stage().suffers(Trouble.UNREACHABLE);
            assertThat(partner.saysElsewhere(partner.account("wang.fang"), "@dutydesk 优惠券领不到")
                            .acknowledged())
                    .as("one app's trouble isn't the other's")
                    .isTrue();
            await().atMost(Office.PATIENCE).until(() -> cards(partner, "优惠券").size() == 1);
            main.stage().recovers();
        }
    }

    private static List<Seen> cards(LarkStage lark, String says) {
        return lark.elsewhere(lark.account("li.wei")).stream()
                .filter(Seen::byBot)
                .filter(seen -> seen.thread() == null && seen.text().contains(says))
                .toList();
    }
}
