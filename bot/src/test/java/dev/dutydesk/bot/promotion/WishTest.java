package dev.dutydesk.bot.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "start | '' | ''",
                "开始 | '' | ''",
                "开始 双十二 | 双十二 | ''",
                "开始双十二到12-13 | 双十二 | 12-13",
                "start Double 12 until 12-13 00:00 | Double 12 | 12-13 00:00",
                "Start until FRI | '' | FRI",
                "开始 到 周五 18:00 | '' | 周五 18:00",
            },
            delimiter = '|')
    void oneIsStartedWithANameAndAnEndOrWithout(String typed, String name, String until) {
        assertThat(Wish.read(typed)).contains(new Wish.Start(name, until));
    }

    @Test
    void itIsEndedAndLookedAtAndNothingElse() {
        assertThat(Wish.read("结束")).contains(new Wish.End());
        assertThat(Wish.read(" end ")).contains(new Wish.End());
        assertThat(Wish.read("")).contains(new Wish.Show());
        assertThat(Wish.read("什么时候开始")).isEqualTo(Optional.empty());
        assertThat(Wish.read("starts when")).isEqualTo(Optional.empty());
    }
}
