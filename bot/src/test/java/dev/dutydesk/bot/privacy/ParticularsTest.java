package dev.dutydesk.bot.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParticularsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "订单 2026112300017 微信支付 199 元付不了 | order 2026112300017, amount ¥199, payment 微信支付",
                "订单号：DD20261123-0001 没到账 | order DD20261123-0001",
                "订单编号 １２３４５６７８ | order 12345678",
                "订单 2026112300017、2026112300018 重复扣款 | order 2026112300017, order 2026112300018",
                "运单SF1234567890123没更新 | order SF1234567890123",
                "单号 2026112300017 重复，单号 2026112300017 | order 2026112300017",
                "Order #A-88231 paid $19.90 with PayPal | order A-88231, amount $19.90, payment PayPal",
                "付了￥1,999.00 | amount ¥1999.00",
                "多扣 88 块 | amount ¥88",
                "退款1.5万元 | amount ¥1.5万",
                "20 美元和 30 USD | amount $20, amount $30",
                "微信和支付宝都付不了 | payment 微信支付, payment 支付宝",
                "用微信付 | payment 微信支付",
                "银行卡和花呗 | payment 银行卡, payment 花呗",
                "App 版本 8.2 闪退 | version 8.2",
                "升级到 v1.4.2 后白屏 | version 1.4.2",
                "1.4.2 有问题，1.4.1 没有 | version 1.4.2, version 1.4.1",
                "打不开 https://shop.cn/cart?id=1，白屏 | url https://shop.cn/cart?id=1",
                "见http://a.cn/x)。 | url http://a.cn/x",
                "www.shop.cn 打不开 | url www.shop.cn",
            })
    void whatAHandlerLooksForIsTakenOut(String typed, String found) {
        assertThat(said(typed)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "付不了款",
                "订单页打不开",
                "有 300 个订单卡住",
                "订单 10000 个没处理",
                "今天订单 12 条",
                "0 元购",
                "加我微信 abc",
                "服务器 10.0.0.1 连不上",
                "2026.11.26 开始的",
                "138****5678 元旦打来的",
                "6222 **** **** 1234 元旦刷的",
                "CPU 92.5 %",
                "order the goods again",
            })
    void whatOnlyLooksLikeItIsLeft(String typed) {
        assertThat(Particulars.of(typed)).isEmpty();
    }

    @Test
    void whatIsMaskedHasTheSameParticulars() {
        String typed = "客户13812345678 订单 4111111111111111 付 ¥199，卡 4111111111111111";
        assertThat(said(Masking.of(typed))).isEqualTo(said(typed)).isEqualTo("order 4111111111111111, amount ¥199");
    }

    private static String said(String text) {
        return Particulars.of(text).stream()
                .map(each -> each.kind().word() + " " + each.value())
                .collect(Collectors.joining(", "));
    }
}
