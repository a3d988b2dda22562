package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.Growth;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Desk shop = Examples.shop();
    private final Router router = new Router();

    @ParameterizedTest
    @ValueSource(strings = {"付不了款", "没人能付款", "nobody can pay"})
    void aPaymentThatFailsIsP1ForDev(String text) {
        Triage triage = router.triage(shop, text);
        assertThat(triage.grade().word()).isEqualTo("P1");
        assertThat(triage.category()).isEqualTo("function");
        assertThat(triage.module()).isEqualTo("payment");
        assertThat(triage.group()).isEqualTo("dev");
        assertThat(triage.triage()).isFalse();
        assertThat(triage.outOfScope()).isFalse();
    }

    /** Reports as people write them; {@code *} is a part of the text by which it resembles examples. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            有客户说付不了款                                 | P1      | function | payment  | dev | 付+不了
            全部 user 都 login 不了                          | P1      | server   | site     | ops | *
            定价1299，如今129                              | P1      | data     | price    | dev | *
            按钮圆角不一致                                   | P3      | function | page     | dev | *
            支付失败，提示系统繁忙                           | P1      | function | payment  | dev | 支付+失败
            收银台白屏                                       | P1      | function | payment  | dev | 收银台+白屏
            结算页面一直转圈                                 | P1      | function | payment  | dev | 结算+转圈
            用户反馈无法下单！！！                           | P1      | function | payment  | dev | 下单+无法
            微信支 付打 不开                                 | P1      | function | payment  | dev | 支付+打不开
            下单点了没反应                                   | P1      | function | payment  | dev | 下单+没反应
            订单付款不成功                                   | P1      | function | payment  | dev | 付款+不成功
            Customers can't pay                              | P1      | function | payment  | dev | pay+can't
            Customers can’t complete the checkout            | P1      | function | payment  | dev | checkout+can't
            PAYMENT FAILS since 9:00                         | P1      | function | payment  | dev | payment+fails
            checkout is down                                 | P1      | function | payment  | dev | checkout+down
            Ｐａｙｍｅｎｔ ｆａｉｌｉｎｇ                    | P1      | function | payment  | dev | payment+failing
            商城打不开了                                     | P1      | server   | site     | ops | 商城打不开
            网站挂了，快看看                                 | P1      | server   | site     | ops | 网站挂了
            机房好像宕机了                                   | P1      | server   | site     | ops | 宕机
            help, the site is down!                          | P1      | server   | site     | ops | site is down
            有人0元购下了一百单                              | P1      | data     | price    | dev | 0元购
            ０元购                                           | P1      | data     | price    | dev | 0元购
            3号商品标错价了                                  | P1      | data     | price    | dev | 标错价
            客户被重复扣款                                   | P1      | data     | price    | dev | 重复扣款
            满减券出问题，优惠券叠加                         | P1      | data     | price    | dev | 优惠券叠加
            首页被篡改成博彩                                 | P1      | security | security | ops | 篡改
            we were hacked                                   | P1      | security | security | ops | hacked
            customer data leaked                             | P1      | security | security | ops | leaked
            商品加不进购物车                                 | P2      | function | order    | dev | 购物车+加不进
            搜索特别慢                                       | P2      | function | order    | dev | 搜索+慢
            商品详情页面卡住了                               | P2      | function | order    | dev | 页面+卡
            the cart is stuck                                | P2      | function | order    | dev | cart+stuck
            search is very slow today                        | P2      | function | order    | dev | search+slow
            服务器磁盘满了                                   | P2      | server   | server   | ops | 磁盘+满
            CPU高到95%                                       | P2      | server   | server   | ops | CPU+高
            disk full on app1                                | P2      | server   | server   | ops | disk+full
            活动页样式错位                                   | P3      | function | page     | dev | 样式
            there is a typo on the help entry                | P3      | function | page     | dev | typo
            麻烦上架一下新品                                 | routine | content  | goods    | biz | 上架
            请帮忙换图                                       | routine | content  | goods    | biz | 换图
            please change the banner                         | routine | content  | goods    | biz | banner
            建议增加夜间模式                                 | P3      | feedback | other    | dev | 建议
            feature: export orders                           | P3      | feedback | other    | dev | feature
            快递柜的声音太大                                 | P3      | other    | other    | ops | -
            the display of my phone is broken                | P3      | other    | other    | ops | -
            """)
    void aReportGoesWhereItsWordsSay(
            String text, String grade, String category, String module, String group, String why) {
        Triage triage = router.triage(shop, text);
        assertThat(List.of(triage.grade().word(), triage.category(), triage.module(), triage.group()))
                .containsExactly(grade, category, module, group);
        if (why.equals("*")) {
            assertThat(triage.why()).hasSize(1).doesNotContain("");
            assertThat(PlainText.of(text)).contains(triage.why());
        } else {
            assertThat(triage.why()).isEqualTo(why.equals("-") ? List.of() : List.of(why.split("\\+")));
        }
    }

    @Test
    void theHighestGradeWinsAndTiesGoByOrder() {
        assertThat(router.triage(shop, "建议上架，另外付不了款").grade().word()).isEqualTo("P1");
        assertThat(router.triage(shop, "网站挂了，付不了款").module()).isEqualTo("payment");
    }

    @Test
    void ofSeveralThingsTheWorstCounts() {
        Triage triage = router.triage(
                shop, "three things: 1. the footer has a typo 2. please change the banner 3. search is very slow");
        assertThat(triage.grade().word()).isEqualTo("P2");
        assertThat(triage.module()).isEqualTo("order");
        assertThat(router.triage(shop, "付不了款，步骤：1、打开购物车 2、点结算").module())
                .as("what stands before them counts too")
                .isEqualTo("payment");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            REPORT    | 你好，付不了款
            REPORT    | 怎么付不了款？
            REPORT    | 訂單付不了款
            REPORT    | 付不了款 有人吗
            REPORT    | 从昨天开始就付不了款
            REPORT    | 刚修好，又付不了款了
            REPORT    | 没人能付款了
            REPORT    | 昨天有客户被重复扣款
            REPORT    | why is the checkout down?
            QUESTION  | 支付失败了吗？
            QUESTION  | 付不了款怎么办
            QUESTION  | 付不了款的问题好了没
            QUESTION  | is the checkout down?
            NEGATION  | 网站没有被攻击
            NEGATION  | 已经可以付款了，没有报错
            NEGATION  | 客户那个是自己余额不足，不是支付故障
            NEGATION  | 支付没挂，是我家宽带断了
            REPORT    | 明细我整理好了，今天有38笔重复扣款
            REPORT    | Is the checkout fixed yet? Customers can't pay
            QUESTION  | 网站现在能访问了吗
            QUESTION  | 怎么判断是不是钓鱼邮件
            QUESTION  | do we know why the site crashed last night?
            QUOTATION | in 2022 the site was down for a day
            QUOTATION | 昨天付不了款
            THANKS    | 谢谢，辛苦了
            THANKS    | 谢谢李伟，支付失败的问题解决了
            GREETING  | @dutydesk 你好！
            NEGATION  | 好了
            """)
    void onlyAReportIsAnAlarm(Reading.Kind kind, String text) {
        assertThat(router.read(shop, text).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "OK！",
                "收到",
                "收到，马上处理",
                "好的好的",
                "嗯",
                "哈哈哈哈",
                "👍",
                "👍👍 ok",
                "[强]",
                "？",
                "...",
                "1",
                "+1",
                "test",
                "测试一下",
                "怎么用",
                "菜单",
                "ＯＫ",
                "got it",
                "I'm on it"
            })
    void whatSaysNothingIsNoReport(String text) {
        assertThat(router.read(shop, text).kind()).isEqualTo(Reading.Kind.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "卡",
                "慢",
                "崩了",
                "404",
                "502",
                "ok，付不了款",
                "收到客户投诉",
                "收到三个退款",
                "测试环境打不开",
                "测试一下支付，失败了",
                "好卡",
                "哈哈，崩了",
                "test order failed",
                "copy is wrong",
                "@李伟 付不了款",
                "👍按钮点不动",
                "网站"
            })
    void whatMayTellOfAFaultIsOne(String text) {
        assertThat(router.read(shop, text).kind()).isEqualTo(Reading.Kind.REPORT);
    }

    @Test
    void aDeskMayMeanItsOwnWords() {
        Desk tests = Examples.shop(Examples.text().replace("words: [样式, ", "words: [样式, 测试, "));
        assertThat(router.read(tests, "测试").kind()).isEqualTo(Reading.Kind.REPORT);
    }

    @ParameterizedTest
    @CsvSource({
        "支付好了吗, true",
        "网站好了吗, true",
        "付不了款怎么办, true",
        "收银台那个事儿怎么样了, true",
        "好了没, false",
        "怎么样了, false",
        "怎么还没好, false",
        "any update?, false"
    })
    void aQuestionNamesAPartOfTheShopOrNothingInParticular(String text, boolean named) {
        Reading reading = router.read(shop, text);
        assertThat(reading.kind()).isEqualTo(Reading.Kind.QUESTION);
        assertThat(reading.named() && !reading.triage().module().equals(SameFault.NO_MODULE))
                .isEqualTo(named);
    }

    @Test
    void whatNoRuleKnowsWaitsForTriage() {
        Triage triage = router.triage(shop, "今天天气不错");
        assertThat(triage.triage()).isTrue();
        assertThat(triage.why()).isEmpty();
        assertThat(triage.group()).isEqualTo("ops");
    }

    @Test
    void aWishLiesOutsideTheAgreement() {
        assertThat(router.triage(shop, "希望能导出订单").outOfScope()).isTrue();
    }

    @Test
    void aLongTextCostsNoMoreThanItIsLong() {
        assertThat(router.triage(shop, "").triage()).isTrue();
        for (String part : List.of("付", "pay ", "0", " \u200b\n")) {
            double growth = Growth.of(size -> router.triage(shop, part.repeat(size / part.length())), 2_500);
            assertThat(growth).as(part).isLessThan(9);
        }
    }

    @Test
    void aChangedFileIsUsedAtOnce() {
        router.triage(shop, "付不了款");
        Desk changed = Examples.shop(Examples.text().replace("words: [样式, ", "words: [样式, 快递柜, "));
        assertThat(router.triage(changed, "快递柜").module()).isEqualTo("page");
        assertThat(router.triage(shop, "快递柜").triage()).isTrue();
    }

    /** Cards are read by everybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {"客人13812345678怎么戳都跳不出付款码", "客人 6222 0212 3456 7890 123 怎么戳都跳不出付款码", "li@example.com 怎么戳都跳不出付款码"})
    void whatATextWasReadByShowsNobodysNumber(String text) {
        Triage triage = router.triage(shop, text);
        assertThat(triage.module()).isEqualTo("payment");
        assertThat(triage.why()).containsExactly("怎么戳都跳不出付款码");
    }

    @Test
    void aDeskAddsExamplesOfItsOwn() {
        Desk taught = Examples.shop(Examples.text()
                .replace(
                        "  - {otherwise: true,",
                        "  - {examples: [展厅的灯坏了, 展厅的屏幕黑了, 展厅没人接待, the showroom is locked], category: other, module: showroom, grade: P3, group: biz}\n"
                                + "  - {otherwise: true,"));
        assertThat(router.triage(taught, "展厅的大屏又黑了").module()).isEqualTo("showroom");
        assertThat(router.triage(taught, "没人能付款").module()).isEqualTo("payment");
        assertThat(router.triage(shop, "展厅的大屏又黑了").triage()).isTrue();
    }

    @Test
    void wordsAloneStandWhereTheDeskWantsNoExamples() {
        Desk plain = Examples.shop(Examples.text()
                .replace("category: function, module: page,", "examples: [], category: function, module: page,"));
        assertThat(router.triage(plain, "活动页样式错位").module()).isEqualTo("page");
        assertThat(router.triage(plain, "按钮圆角不一致").triage()).isTrue();
    }
}
