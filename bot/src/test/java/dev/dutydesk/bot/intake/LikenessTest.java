package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    private final Likeness likeness = new Likeness();

    @ParameterizedTest
    @CsvSource({
        "商品详情页图片显示不出来, 详情页的图片不显示",
        "会员中心积分没到账, 会员积分一直没到账",
        "ERP 同步订单延迟, 订单同步到 ERP 延迟了",
        "The coupon page looks wrong, coupon page looks wrong on my phone"
    })
    void theSameInOtherWordsIsAlike(String one, String other) {
        assertThat(likeness.of(one, other)).isGreaterThanOrEqualTo(Likeness.ALIKE);
        assertThat(likeness.of(other, one)).isEqualTo(likeness.of(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "商品详情页图片显示不出来, 会员积分没到账",
        "首页样式错位, 客服电话打不通",
        "请帮我看一下, 请帮我换一下图",
        "The coupon page looks wrong, the server is slow"
    })
    void anotherMatterIsNot(String one, String other) {
        assertThat(likeness.of(one, other)).isLessThan(Likeness.ALIKE);
    }
}
