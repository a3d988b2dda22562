package dev.dutydesk.bot.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dutydesk.bot.Growth;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked, what isn't, and that it is as sure of both as a text can make it. */
class MaskingTest {
    private static final String WORDS = "付款报错，请回 。\nok(x)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "客户 13812345678 付不了款 | 客户 138****5678 付不了款",
                "电话：138 1234 5678 | 电话：138****5678",
                "138-1234-5678 | 138****5678",
                "138 - 1234 - 5678 | 138****5678",
                "1381 234 5678 | 138****5678",
                "+86 13812345678 | +86 138****5678",
                "+8613812345678 | +86138****5678",
                "008613812345678 | 0086138****5678",
                "(+86)138-1234-5678 | (+86)138****5678",
                "１３８１２３４５６７８ | 138****5678",
                "微信同号13812345678，急 | 微信同号138****5678，急",
                "13812345678/13987654321 | 138****5678/139****4321",
                "13812345678 13987654321 | 138****5678 139****4321",
                "13812345678 2026112300017 | 138****5678 2026112300017",
                "https://shop.cn/m?tel=13812345678&p=1 | https://shop.cn/m?tel=138****5678&p=1",
                "身份证 11010519491231002X | 身份证 110105********002X",
                "身份证11010519491231002x。 | 身份证110105********002X。",
                "110105 19491231 002X | 110105********002X",
                "证件１１０１０５１９４９１２３１００２Ｘ | 证件110105********002X",
                "卡号 4111111111111111 扣了两次 | 卡号 4111 **** **** 1111 扣了两次",
                "4111 1111 1111 1111 | 4111 **** **** 1111",
                "4111-1111-1111-1111 | 4111 **** **** 1111",
                "6222021234567890128 | 6222 **** **** 0128",
                "6222 0212 3456 7890 128 | 6222 **** **** 0128",
                "622202 1234567890128 | 6222 **** **** 0128",
                "3782 822463 10005 | 3782 **** **** 0005",
                "订单 2026112300017 的客户13812345678 | 订单 2026112300017 的客户138****5678",
                "订单号填 13812345678 | 订单号填 138****5678",
                "下单 13812345678 | 下单 138****5678",
                "border 13812345678 | border 138****5678",
            })
    void whatIsAPersonsIsMasked(String typed, String shown) {
        assertThat(Masking.of(typed)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "付不了款，页面一直转圈",
                "订单 4111111111111111 付不了",
                "订单号：6222021234567890128",
                "订单编号是 4111 1111 1111 1111",
                "单号 13812345678 查不到",
                "运单 SF4111111111111111",
                "流水号：4111111111111111",
                "订单 4111111111111111、5500005555555559 都没到",
                "order 4111111111111111 failed",
                "Order No. 4111111111111111",
                "orderId=4111111111111111",
                "payOrder 4111111111111111",
                "https://shop.cn/order/4111111111111111",
                "tracking number 4111-1111-1111-1111",
                "2026112300017",
                "20261123000175555",
                "4111111111111112 校验不对",
                "110105194912310021 校验不对",
                "110105194913310020 没有十三月",
                "12812345678 不是手机",
                "1381234567 少一位",
                "138123456789 多一位",
                "时间戳 1764118800006",
                "2026-11-26 09:00 报错 500",
                "10.0.0.138:8080",
                "版本 1.4.2，回滚 1.4.1",
                "尺码 15 16 17 18 192 都缺货",
                "150 160 170 180 190",
                "¥199.00",
                "SHOP-12",
                "trace 9f8613a12345678ab",
                "138****5678 和 6222 **** **** 1234 和 110101********1234",
                "",
            })
    void whatIsNoPersonsStays(String typed) {
        assertThat(Masking.of(typed)).isSameAs(typed);
    }

    @Property
    void aPhoneIsMaskedWhereverItStands(
            @ForAll("phones") String phone, @ForAll("talk") String before, @ForAll("talk") String after) {
        String shown = Masking.of(before + phone + after);
        assertThat(shown).isEqualTo(before + phone.substring(0, 3) + "****" + phone.substring(7) + after);
    }

    @Property
    void anIdentityNumberIsMaskedWhereverItStands(
            @ForAll("identities") String number, @ForAll("talk") String before, @ForAll("talk") String after) {
        assertThat(Masking.of(before + number + after))
                .isEqualTo(before + number.substring(0, 6) + "********" + number.substring(14) + after);
    }

    @Property
    void aCardIsMaskedHoweverItIsPrinted(@ForAll("cards") String card, @ForAll("talk") String before) {
        String shown = card.substring(0, 4) + " **** **** " + card.substring(card.length() - 4);
        assertThat(Masking.of(before + card)).isEqualTo(before + shown);
        assertThat(Masking.of(before + card.replaceAll("(\\d{4})(?=\\d)", "$1 ")))
                .isEqualTo(before + shown);
    }

    @Property
    void aLabelledNumberIsNeverTakenForOne(
            @ForAll("cards") String card, @ForAll("phones") String phone, @ForAll("labels") String label) {
        assertThat(Masking.of(label + card)).isEqualTo(label + card);
        assertThat(Masking.of(label + phone)).isEqualTo(label + phone);
    }

    @Property
    void whatIsMaskedStaysAsItIs(@ForAll("reports") String typed) {
        String shown = Masking.of(typed);
        assertThat(Masking.of(shown)).isEqualTo(shown);
    }

    @Property
    void anythingCanBeRead(@ForAll String typed) {
        assertThatCode(() -> Masking.of(typed)).doesNotThrowAnyException();
        assertThatCode(() -> Particulars.of(typed)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1 ", "13812345678 ", "订单", "订单1 ", "订单号号号", "1.", "1,", "https://", "*1", "微信", "order no "
            })
    @Timeout(20)
    void aLongTextTakesNoLongerThanItIsLong(String part) {
        double growth = Growth.of(
                size -> {
                    String text = part.repeat(size / part.length());
                    Masking.of(text);
                    Particulars.of(text);
                },
                2_500);
        assertThat(growth).isLessThan(9);
    }

    @Test
    void whatEndsALineLabelsNothingInTheNext() {
        assertThat(Masking.of("提交不了订单\n13812345678")).isEqualTo("提交不了订单\n138****5678");
    }

    @Test
    void whoWritesTheSameNumberOtherwiseIsReadTheSame() {
        assertThat(Masking.of("138 1234 5678"))
                .isEqualTo(Masking.of("138-1234-5678"))
                .isEqualTo(Masking.of("１３８１２３４５６７８"));
    }

    @Provide
    Arbitrary<String> phones() {
        return Arbitraries.strings()
                .numeric()
                .ofLength(9)
                .flatMap(rest -> Arbitraries.integers().between(3, 9).map(second -> "1" + second + rest));
    }

    @Provide
    Arbitrary<String> identities() {
        Arbitrary<LocalDate> born = Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2026, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Combinators.combine(
                        Arbitraries.integers().between(110000, 659999),
                        born,
                        Arbitraries.integers().between(0, 999))
                .as((place, day, order) ->
                        withCheck(place + day.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", order)));
    }

    /** As GB 11643 has it: the weights are powers of two, modulo eleven. */
    private static String withCheck(String seventeen) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    @Provide
    Arbitrary<String> cards() {
        return Arbitraries.integers()
                .between(12, 18)
                .flatMap(length -> Arbitraries.of("3", "4", "5", "62", "95")
                        .flatMap(first -> Arbitraries.strings()
                                .numeric()
                                .ofLength(length - first.length())
                                .map(rest -> withLuhn(first + rest)))
                        .filter(card -> !isIdentity(card)));
    }

    private static boolean isIdentity(String number) {
        return number.length() == 18 && withCheck(number.substring(0, 17)).equals(number);
    }

    private static String withLuhn(String number) {
        for (int check = 0; check < 10; check++) {
            int sum = 0;
            String whole = number + check;
            for (int i = whole.length() - 1, place = 1; i >= 0; i--, place++) {
                int digit = (whole.charAt(i) - '0') * (place % 2 == 0 ? 2 : 1);
                sum += digit / 10 + digit % 10;
            }
            if (sum % 10 == 0) {
                return whole;
            }
        }
        throw new IllegalStateException("Some digit checks " + number);
    }

    @Provide
    Arbitrary<String> talk() {
        // A space or a dash before a digit would join what is typed next to it.
        return Arbitraries.strings().withChars(WORDS).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.of("订单", "订单号：", "单号 ", "运单", "流水号:", "order ", "Order No. ", "order #", "orderId=");
    }

    @Provide
    Arbitrary<String> reports() {
        return Arbitraries.oneOf(phones(), identities(), cards(), talk())
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("，a", parts));
    }
}
