package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. 首页白屏 2. 购物车加不进 3. 换图",
                "今天三个问题：\n1、首页白屏\n2、购物车加不进\n3、换图",
                "①首页白屏；②购物车加不进；③换图",
                "1）首页白屏，2）购物车加不进，3）换图",
                "1) 首页白屏 2) 购物车加不进 3) 换图"
            })
    void eachPointIsSeen(String text) {
        assertThat(Numbering.points(text)).containsExactly("首页白屏", "购物车加不进", "换图");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"升级到 1.4.2 后付不了款", "1. 只有一件", "2、从二开始 3、不是清单", "P1. 不是清单 P2. 也不是", "订单 12、13 都没付成", "1. 2. 空的"})
    void whatIsNoListIsNone(String text) {
        assertThat(Numbering.points(text)).isEmpty();
    }

    @Test
    void moreThanNineAreReadAsTheFirstNine() {
        assertThat(Numbering.points("1. a 2. b 3. c 4. d 5. e 6. f 7. g 8. h 9. i"))
                .hasSize(9);
    }
}
