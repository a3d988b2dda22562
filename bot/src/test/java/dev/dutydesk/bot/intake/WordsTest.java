package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(textBlock = """
            没人…成功,         今天没人付款成功,                         true
            没人…成功,         没人成功,                                 true
            没人…成功,         成功的没人,                               false
            没人…成功,         没人看见今天下午那么多的订单全都付款成功, false
            nobody can…pay,    nobody can actually pay,                  true
            nobody can…pay,    nobody can see the payslip,               false
            remov…from*,       remov it fromage,                         true
            """)
    void aWordWithAGapHasALittleBetween(String word, String text, boolean found) {
        assertThat(Words.of(List.of(word)).areIn(text)).isEqualTo(found);
    }

    @Test
    void theLongestWordAtAPlaceIsFound() {
        Words words = Words.of(List.of("没人", "没人…成功", "not:没人…成功率"));
        assertThat(words.in("没人付款成功")).containsExactly(new Words.Found(0, 6, "没人…成功"));
        assertThat(words.in("没人看成功率")).isEmpty();
    }
}
