package dev.dutydesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.slack.SlackStage;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot at home in a workspace: whom it asks alone, whom it knows, what it missed, and what its admins must mend. */
class SlackHomeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final SlackStage stage = new SlackStage();

    private Workspace open() {
        return new Workspace(
                folder,
                file -> file.replace("accounts: {web: admin}}", "accounts: {slack: U0ADMIN}}")
                        .replace("accounts: {web: chen.jie}}", "email: chen.jie@shop.example}")
                        .replace("bots: []", "bots: [B0WATCH]"),
                stage);
    }

    @Test
    void acceptanceIsAskedAloneAndTheRequestFoldsOnceAColleagueHasAnswered() {
        try (Workspace slack = open().connected()) {
            Seen card = slack.resolved("SHOP-1", "付不了款");
            Seen asked = slack.alone("wang.fang", seen -> seen.buttons().contains("accept"));
            assertThat(asked.text()).contains("SHOP-1 已解决，请验收");
            assertThat(stage.group(stage.account("wang.fang")).stream()
                            .filter(seen -> card.id().equals(seen.thread()))
                            .filter(seen -> seen.buttons().contains("accept")))
                    .as("asked in the thread too")
                    .isEmpty();

            Seen done = slack.sees(
                    "he.jing",
                    seen -> seen.id().equals(card.id()) && seen.buttons().contains("accept"));
            slack.taps("he.jing", done, "accept");
            slack.awaitState("SHOP-1", "accepted");
            await().atMost(Workspace.PATIENCE)
                    .untilAsserted(() -> assertThat(stage.room(stage.account("wang.fang")))
                            .filteredOn(seen -> seen.id().equals(asked.id()))
                            .singleElement()
                            .satisfies(seen -> assertThat(seen.buttons()).isEmpty())
                            .satisfies(seen -> assertThat(seen.text()).contains("已请 王芳 验收")));
        }
    }

    @Test
    void whoCannotBeAskedAloneIsAskedInTheThread() {
        stage.isShut(stage.account("wang.fang"));
        try (Workspace slack = open().connected()) {
            Seen card = slack.resolved("SHOP-1", "付不了款");
            Seen asked = slack.sees(
                    "he.jing",
                    seen -> card.id().equals(seen.thread()) && seen.buttons().contains("accept"));
            slack.taps("he.jing", asked, "accept");
            slack.awaitState("SHOP-1", "accepted");
        }
    }

    @Test
    void theHomeShowsMyTicketsWhatWaitsForMeAndTheDutyAndActs() {
        try (Workspace slack = open().connected()) {
            slack.resolved("SHOP-1", "付不了款");
            String wangFang = stage.account("wang.fang");
            assertThat(stage.home(wangFang)).contains("SHOP-1", "等你验收", "李伟");

            assertThat(stage.tapsHome(wangFang, "accept:key=SHOP-1")).isTrue();
            slack.awaitState("SHOP-1", "accepted");
            assertThat(stage.homeNow(wangFang)).doesNotContain("等你验收");

            assertThat(stage.tapsHome(wangFang, "report")).isTrue();
            assertThat(stage.form(wangFang))
                    .hasValueSatisfying(form -> assertThat(form.title()).isEqualTo("提报问题"));
        }
    }

    @Test
    void peopleAreKnownByTheirMailAndBotsByTheirIds() {
        stage.knowsEmail("chen.jie@shop.example", stage.account("chen.jie"));
        try (Workspace slack = open().connected()) {
            stage.botSays("B0NOISE", "付款失败率 30 %，付不了款");
            stage.botSays("B0WATCH", "付款失败率 31 %，付不了款");
            Seen card = slack.card("li.wei", "SHOP-1");
            assertThat(card.text()).contains("31 %");

            await().atMost(Workspace.PATIENCE).untilAsserted(() -> {
                slack.taps("chen.jie", card, "acknowledge");
                assertThat(slack.card("li.wei", "SHOP-1").text()).contains("陈杰");
            });
            slack.awaitState("SHOP-1", "acknowledged");
            assertThat(slack.has("SHOP-2")).isFalse();
        }
    }

    @Test
    void whatWasSaidToItAloneMeanwhileIsRegisteredToo() {
        String wangFang = stage.account("wang.fang");
        Workspace before = open().connected();
        assertThat(stage.saysAlone(wangFang, "付不了款")).isTrue();
        before.card("li.wei", "SHOP-1");
        await().atMost(Workspace.PATIENCE)
                .until(() -> before.bot()
                        .part(Store.class)
                        .records()
                        .find("shop", "heard")
                        .body()
                        .contains("@slack:" + wangFang));
        before.goesAway();
        assertThat(stage.saysAlone(wangFang, "全站打不开")).isFalse();

        try (Workspace slack = open().connected()) {
            slack.card("li.wei", "SHOP-2");
            assertThat(stage.saysAlone(wangFang, "首页横幅也过期了")).isTrue();
            slack.card("li.wei", "SHOP-3");
            assertThat(slack.has("SHOP-4")).isFalse();
        }
    }

    @Test
    void whatWasSaidMeanwhileIsRegisteredLateAndAdminsAreToldOnceWhatIsMissing() {
        stage.lacksScope("reactions:read");
        String admin = stage.account("admin");
        Workspace before = open().connected();
        before.says("wang.fang", "@dutydesk 付不了款");
        before.card("li.wei", "SHOP-1");
        Seen told = before.alone("admin", seen -> seen.text().contains("reactions:read"));
        assertThat(told.text()).contains("1 项接入设置要改");
        before.goesAway();
        assertThat(stage.says(stage.account("wang.fang"), null, "@dutydesk 全站打不开")
                        .acknowledged())
                .isFalse();
        stage.suffers(Trouble.UNREACHABLE);

        Workspace slack = open();
        slack.bot().moveTime("PT10M");
        stage.recovers();
        slack.connected();
        Seen card = slack.card("li.wei", "SHOP-2");
        slack.step(card, "当时没有连上，现在才登记");
        stage.says(stage.account("wang.fang"), null, "@dutydesk 首页横幅也过期了");
        slack.card("li.wei", "SHOP-3");
        assertThat(slack.has("SHOP-4")).isFalse();
        assertThat(stage.room(admin).stream().filter(seen -> seen.text().contains("接入设置")))
                .hasSize(1);
        slack.close();
    }
}
