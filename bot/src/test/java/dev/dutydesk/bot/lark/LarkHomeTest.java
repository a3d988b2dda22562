package dev.dutydesk.bot.lark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.lark.LarkStage;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot at home in a tenant: whom it knows, what it missed while it was away, and what its admins must mend. */
class LarkHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final LarkStage stage = new LarkStage();

    private Office open() {
        return new Office(folder, UnaryOperator.identity(), stage);
    }

    @Test
    void whatWasSaidMeanwhileIsRegisteredLateAndAdminsAreToldOnceWhatIsMissing() {
        stage.lacksScope("contact:user.base:readonly");
        stage.knowsEmail("chen.jie@shop.example", stage.account("chen.jie"));
        Office before = open().connected();
        before.says("wang.fang", "@dutydesk 付不了款");
        Seen card = before.card("SHOP-1");
        Seen told = before.alone("admin", seen -> seen.text().contains("contact:user.base:readonly"));
        assertThat(told.text()).contains("1 项接入设置要改", "权限管理");
        // 陈杰 is known by the address alone.
        await().atMost(Office.PATIENCE).untilAsserted(() -> {
            before.taps("chen.jie", card, "acknowledge");
            assertThat(before.card("SHOP-1").text()).contains("陈杰");
        });
        before.awaitState("SHOP-1", "acknowledged");
        before.goesAway();
        assertThat(stage.says(stage.account("wang.fang"), null, "@dutydesk 全站打不开")
                        .acknowledged())
                .isFalse();
        stage.suffers(Trouble.UNREACHABLE);

        Office lark = open();
        lark.bot().moveTime("PT10M");
        stage.recovers();
        lark.connected();
        Seen late = lark.card("SHOP-2");
        lark.step(late, "当时没有连上，现在才登记");
        stage.says(stage.account("wang.fang"), null, "@dutydesk 首页横幅也过期了");
        lark.card("SHOP-3");
        assertThat(lark.has("SHOP-4")).isFalse();
        assertThat(stage.room(stage.account("admin")).stream()
                        .filter(seen -> seen.text().contains("接入设置")))
                .hasSize(1);
        lark.close();
    }
}
