package dev.dutydesk.bot.lark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Trouble;
import dev.dutydesk.lark.LarkStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 王芳 (customer service) reports in Lark, 李伟 (a developer) mends, 王芳 accepts. One bot for all; each story has its own words. */
class LarkConversationTest {
    private static final Pattern KEY = Pattern.compile("SHOP-\\d+");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Office lark;

    @BeforeAll
    static void open() {
        // Each story is a fault of its own.
        UnaryOperator<String> apart = file -> file.replace("same-within: 30m", "same-within: 1s");
        lark = new Office(folder, apart, new LarkStage()).connected();
    }

    @AfterAll
    static void close() {
        lark.close();
    }

    @Test
    void aProblemGoesItsWayFromReportToAcceptance() {
        lark.says("wang.fang", "@dutydesk 付不了款，页面一直转圈");
        Seen card = lark.card("付不了款");
        String key = key(card);
        assertThat(card.text()).contains("P1");
        assertThat(card.buttons()).contains("acknowledge");

        lark.taps("li.wei", card, "acknowledge");
        lark.step(card, "李伟");
        card = lark.sees(
                "li.wei", seen -> seen.text().contains(key) && seen.buttons().contains("resolve"));

        lark.taps("li.wei", card, "resolve");
        assertThat(lark.stage().form(lark.stage().account("li.wei")))
                .hasValueSatisfying(form -> assertThat(form.fields()).contains("text", "regression", "version"));
        assertThat(lark.stage().form(lark.stage().account("wang.fang")))
                .as("the form is for 李伟 alone")
                .isEmpty();
        lark.fills("li.wei", Map.of("text", "已换证书", "regression", "passed", "version", "1.4.2"));
        lark.step(card, "已换证书");

        Seen asked = lark.alone(
                "wang.fang", seen -> seen.text().contains(key) && seen.buttons().contains("accept"));
        lark.taps("wang.fang", asked, "accept");
        lark.awaitState(key, "accepted");
        assertThat(lark.cards(key)).hasSize(1);
    }

    @Test
    void whoMayNotIsToldByAToastThatNobodyElseSees() {
        lark.says("wang.fang", "@dutydesk 后台登录不上");
        Seen card = lark.card("后台登录不上");
        String wangFang = lark.stage().account("wang.fang");
        lark.taps("wang.fang", card, "acknowledge");

        String toast = lark.stage().replies(wangFang).getLast();
        assertThat(toast).contains("接单");
        assertThat(lark.stage().replies(lark.stage().account("he.jing"))).doesNotContain(toast);
        lark.awaitState(key(card), "dispatched");
    }

    @Test
    void commandsFollowTheMentionAndAreAnsweredToTheOneAlone() {
        lark.says("he.jing", "@dutydesk 订单导出失败");
        String key = key(lark.card("订单导出失败"));
        lark.says("li.wei", "@dutydesk 接单 " + key);
        lark.awaitState(key, "acknowledged");

        lark.says("he.jing", "@dutydesk 我是谁");
        lark.says("he.jing", "@dutydesk 本群");
        List<String> told = lark.stage().replies(lark.stage().account("he.jing"));
        assertThat(told).anyMatch(reply -> reply.contains("ou_hejing"));
        assertThat(told).anyMatch(reply -> reply.contains("oc_shop01"));
    }

    @Test
    void aFormIsAskedForInWordsAndByTheMenu() {
        String wangFang = lark.stage().account("wang.fang");
        assertThat(lark.stage().chooses(wangFang, "report")).isTrue();
        assertThat(lark.stage().form(wangFang))
                .hasValueSatisfying(
                        form -> assertThat(form.fields()).containsExactly("title", "text", "module", "grade", "order"));
        lark.fills(
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

        Seen card = lark.alone("wang.fang", seen -> seen.text().contains("首页横幅过期"));
        assertThat(card.text()).contains("P2", "支付", "2026112300017");
        assertThat(lark.stage().form(wangFang)).isEmpty();
    }

    @Test
    void whatIsSaidToTheBotAloneIsAReportWithoutAMention() {
        lark.saysAlone("he.jing", "库存同步延迟很久");

        Seen card = lark.alone("he.jing", seen -> seen.text().contains("库存同步延迟"));
        assertThat(lark.has(key(card))).isTrue();
    }

    @Test
    void whatComesThriceAndInAnyOrderIsOneTicketEach() {
        String wangFang = lark.stage().account("wang.fang");
        List<String> texts = List.of("优惠券领不到", "物流信息不更新", "会员积分没到账");
        List<String> written = texts.stream()
                .map(text -> lark.stage().writes(wangFang, "@dutydesk " + text))
                .toList();
        for (int next : new int[] {2, 1, 0, 0, 2, 1, 1, 0, 2}) {
            assertThat(lark.stage().delivers(written.get(next))).isTrue();
        }

        texts.forEach(lark::card);
        Stream<String> keys = texts.stream().map(text -> key(lark.card(text))).distinct();
        assertThat(keys).hasSize(3);
        // and once more, hours later
        lark.bot().moveTime("PT7H59M");
        assertThat(lark.stage().delivers(written.get(1))).isTrue();
        texts.forEach(text -> assertThat(lark.cards(text)).as(text).hasSize(1));
    }

    @Test
    void aCardWhoseAnswerWasLostStandsOnce() {
        lark.stage().suffers(Trouble.ANSWER_LOST);
        lark.says("wang.fang", "@dutydesk 购物车清空了");

        Seen card = lark.card("购物车清空了");
        lark.taps("li.wei", card, "acknowledge");
        lark.step(card, "李伟");
        assertThat(lark.cards("购物车清空了")).hasSize(1);
    }

    @Test
    void whatLarkDoesNotTakeNowComesLater() {
        lark.stage().suffers(Trouble.BUSY);
        lark.says("wang.fang", "@dutydesk 搜索没有结果");
        lark.stage().recovers();

        lark.card("搜索没有结果");
    }

    @Test
    void whatIsSaidWhileTheLinkIsGoneIsReadOnceItIsBackAndItsEventIsTheSame() {
        lark.stage().suffers(Trouble.UNREACHABLE);
        String missed = lark.stage().writes(lark.stage().account("wang.fang"), "@dutydesk 图片加载不出来");
        lark.stage().recovers();
        lark.card("图片加载不出来");

        assertThat(lark.stage().delivers(missed)).isTrue();
        assertThat(lark.cards("图片加载不出来")).hasSize(1);
    }

    private static String key(Seen card) {
        return KEY.matcher(card.text()).results().findFirst().orElseThrow().group();
    }
}
