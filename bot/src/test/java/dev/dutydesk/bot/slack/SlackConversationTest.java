package dev.dutydesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 王芳 (customer service) reports in Slack, 李伟 (a developer) mends, 王芳 accepts. */
class SlackConversationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace slack;

    @BeforeEach
    void open() {
        slack = new Workspace(folder).connected();
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void aProblemGoesItsWayFromReportToAcceptance() {
        slack.says("wang.fang", "@dutydesk 付不了款，页面一直转圈");
        Seen card = slack.card("li.wei", "SHOP-1");
        assertThat(card.text()).contains("P1").contains("付不了款");
        assertThat(card.buttons()).contains("acknowledge");

        slack.taps("li.wei", card, "acknowledge");
        slack.step(card, "李伟");
        card = slack.sees("li.wei", seen -> seen.buttons().contains("resolve"));

        slack.taps("li.wei", card, "resolve");
        assertThat(slack.stage().form(slack.stage().account("li.wei")))
                .hasValueSatisfying(form -> assertThat(form.fields()).contains("text", "regression", "version"));
        slack.fills("li.wei", Map.of("text", "已换证书", "regression", "passed", "version", "1.4.2"));
        slack.step(card, "已换证书");

        Seen asked = slack.sees("wang.fang", seen -> seen.buttons().contains("accept"));
        slack.taps("wang.fang", asked, "accept");
        await().atMost(Workspace.PATIENCE)
                .untilAsserted(() -> assertThat(slack.bot()
                                .get("/api/tickets/SHOP-1")
                                .body()
                                .path("state")
                                .asString())
                        .isEqualToIgnoringCase("accepted"));
        assertThat(slack.cards()).hasSize(1);
    }

    @Test
    void whoHasTheDutyIsToldAloneAndAcknowledgesThere() {
        slack.says("wang.fang", "@dutydesk 付不了款");
        Seen told = slack.sees("li.wei", seen -> seen.text().contains("SHOP-1 无人接单"));
        assertThat(slack.stage().group(slack.stage().account("li.wei"))).doesNotContain(told);

        slack.taps("li.wei", told, "acknowledge");
        slack.card("wang.fang", "SHOP-1 已接单");
    }

    @Test
    void reportingWithoutAWordOpensAForm() {
        slack.stage().commands(slack.stage().account("wang.fang"), "report");
        assertThat(slack.stage().form(slack.stage().account("wang.fang")))
                .hasValueSatisfying(
                        form -> assertThat(form.fields()).containsExactly("title", "text", "module", "grade", "order"));
        slack.fills(
                "wang.fang",
                Map.of(
                        "title",
                        "首页横幅过期",
                        "text",
                        "还是双十一的",
                        "module",
                        "payment",
                        "grade",
                        "P2",
                        "order",
                        "2026112300017"));

        assertThat(slack.card("li.wei", "SHOP-1").text()).contains("P2 首页横幅过期", "支付", "2026112300017");
    }

    @Test
    void whatSlackDeliversThriceHappensOnce() {
        slack.says("wang.fang", "@dutydesk 付不了款");
        slack.stage().again();
        slack.stage().again();

        Seen card = slack.card("li.wei", "SHOP-1");
        slack.taps("li.wei", card, "acknowledge");
        slack.step(card, "李伟");
        // and once more, late
        slack.stage().again();
        assertThat(slack.bot().get("/api/tickets/SHOP-2").status()).isEqualTo(404);
        assertThat(slack.cards()).hasSize(1);
    }

    @Test
    void whatComesThriceAndInAnyOrderIsOneTicketEach() {
        String wangFang = slack.stage().account("wang.fang");
        List<String> written = Stream.of("付不了款", "全站打不开", "首页横幅过期了")
                .map(text -> slack.stage().writes(wangFang, "@dutydesk " + text))
                .toList();
        for (int next : new int[] {2, 1, 0, 0, 2, 1, 1, 0, 2}) {
            assertThat(slack.stage().delivers(written.get(next))).isTrue();
        }

        Stream.of("付不了款", "全站打不开", "首页横幅过期了").forEach(text -> slack.card("li.wei", text));
        assertThat(slack.has("SHOP-3")).isTrue();
        assertThat(slack.has("SHOP-4")).isFalse();
    }

    @Test
    void aCardWhoseAnswerWasLostStandsOnce() {
        slack.stage().suffers(Trouble.ANSWER_LOST);
        slack.says("wang.fang", "@dutydesk 付不了款");

        Seen card = slack.card("li.wei", "SHOP-1");
        slack.taps("li.wei", card, "acknowledge");
        slack.step(card, "李伟");
        assertThat(slack.cards()).hasSize(1);
    }

    @Test
    void whatSlackDoesNotTakeNowComesLater() {
        slack.stage().suffers(Trouble.BUSY);
        slack.says("wang.fang", "@dutydesk 付不了款");
        slack.stage().recovers();

        slack.card("li.wei", "SHOP-1");
    }

    @Test
    void whatIsDeliveredWhileSlackIsGoneIsTakenOnceItIsBack() {
        slack.stage().suffers(Trouble.UNREACHABLE);
        slack.stage().recovers();
        await().atMost(Workspace.PATIENCE)
                .until(() -> slack.stage()
                        .says(slack.stage().account("wang.fang"), null, "@dutydesk 付不了款")
                        .acknowledged());

        slack.card("li.wei", "SHOP-1");
    }
}
