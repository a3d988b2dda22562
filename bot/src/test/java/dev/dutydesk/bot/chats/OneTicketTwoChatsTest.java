package dev.dutydesk.bot.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.Seen;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 王芳 (customer service) is in DingTalk alone, 李伟 (a developer) in Slack alone, and both act on the one ticket. */
class OneTicketTwoChatsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TwoChats chats;

    @BeforeAll
    static void open() {
        chats = new TwoChats(folder);
    }

    @AfterAll
    static void close() {
        chats.close();
    }

    @Test
    void whoReportsInDingTalkAndWhoMendsInSlackTalkToEachOther() {
        String wangFang = chats.dingTalk().account("wang.fang");
        String liWei = chats.slack().account("li.wei");

        // 王芳, in DingTalk: what is broken, with a picture of it.
        chats.dingTalk().shows(wangFang, "@dutydesk 付不了款，页面一直转圈");
        Seen report = chats.inDingTalk(seen -> seen.text().contains("SHOP-1"));
        Seen work = chats.inSlack(seen -> seen.thread() == null && seen.text().contains("SHOP-1"));
        assertThat(work.text()).contains("P1", "付不了款", "王芳");
        Seen picture = inThread(work, "picture.png");
        assertThat(picture.text()).contains("王芳");
        assertThat(picture.live()).anyMatch(link -> link.contains("https://files.example/code1"));

        // 李伟, in Slack: takes it, and asks in the card's thread.
        chats.slack().taps(liWei, work.id(), "acknowledge");
        chats.inDingTalk(seen -> seen.id().equals(report.id()) && seen.text().contains("李伟接单"));
        chats.slack().says(liWei, work.id(), "是所有支付方式都不行吗？");
        assertThat(onTheCard(report, "是所有支付方式都不行吗？").text()).contains("李伟");

        // 王芳 answers by quoting the card.
        chats.dingTalk().quotes(wangFang, "SHOP-1", "@dutydesk 只有微信，支付宝是好的");
        assertThat(inThread(work, "只有微信，支付宝是好的").text()).contains("王芳");

        // 李伟 shows what he found.
        chats.slack().files(liWei, work.id(), "gateway.log");
        Seen file = onTheCard(report, "gateway.log");
        assertThat(file.text()).contains("李伟加了附件");
        assertThat(file.live()).anyMatch(link -> link.contains("https://files.example/gateway.log"));

        // He mends it, and 王芳 accepts, each where they are.
        Seen now = chats.inSlack(
                seen -> seen.id().equals(work.id()) && seen.buttons().contains("resolve"));
        chats.slack().taps(liWei, now.id(), "resolve");
        chats.slack().fills(liWei, Map.of("text", "已换证书", "regression", "passed"));
        onTheCard(report, "已换证书");
        Seen asked = chats.aloneInDingTalk("wang.fang", seen -> seen.buttons().contains("accept"));
        chats.dingTalk().taps(wangFang, asked.id(), "accept");
        chats.awaitState("SHOP-1", "ACCEPTED");
        assertThat(inThread(work, "王芳验收").text()).contains("王芳");

        assertThat(toldBy(work, "是所有支付方式都不行吗"))
                .as("nothing is told again where it was said")
                .isZero();
        assertThat(toldBy(work, "gateway.log")).isZero();
        assertThat(toldBy(work, "只有微信")).as("and once elsewhere").isOne();
        assertThat(chats.inDingTalk(seen -> seen.id().equals(report.id())).text())
                .doesNotContain("只有微信", "picture.png");
        assertThat(chats.bot().get("/api/tickets/SHOP-2").status()).isEqualTo(404);
    }

    @Test
    void aRemarkMadeAloneIsReadInEveryRoomOfItsTicketAndThanksStayWhereTheyAre() {
        String wangFang = chats.dingTalk().account("wang.fang");
        String liWei = chats.slack().account("li.wei");
        chats.dingTalk().says(wangFang, null, "@dutydesk 会员积分不到账");
        Seen report = chats.inDingTalk(seen -> seen.text().contains("会员积分不到账"));
        Seen work = chats.inSlack(seen -> seen.thread() == null && seen.text().contains("会员积分不到账"));
        String key = chats.bot()
                .get("/api/tickets?limit=1")
                .body()
                .at("/items/0/key")
                .asString();

        chats.slack().says(liWei, work.id(), "谢谢");
        chats.dingTalk().saysAlone(wangFang, "备注 " + key + " 已有三位顾客来问");
        inThread(work, "已有三位顾客来问");
        assertThat(onTheCard(report, "已有三位顾客来问").text()).contains("王芳").doesNotContain("谢谢");
    }

    private static Seen inThread(Seen card, String says) {
        return chats.inSlack(
                seen -> card.id().equals(seen.thread()) && seen.text().contains(says));
    }

    private static Seen onTheCard(Seen card, String says) {
        return chats.inDingTalk(
                seen -> seen.id().equals(card.id()) && seen.text().contains(says));
    }

    private static long toldBy(Seen card, String says) {
        return chats.slackRoom().stream()
                .filter(Seen::byBot)
                .filter(seen -> card.id().equals(seen.thread()) && seen.text().contains(says))
                .count();
    }
}
