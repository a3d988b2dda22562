package dev.dutydesk.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @ParameterizedTest
    @ValueSource(strings = {"好了", "好了，谢谢", "已经好了", "可以了", "现在正常了", "修好了", "It works now", "all good"})
    void goodNewsIsHeard(String text) {
        assertThat(Verdict.of(text)).contains(Verdict.FINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"还是不行", "还是付不了", "没好", "没修好啊", "又不行了", "still broken", "It still doesn't work"})
    void badNewsIsHeard(String text) {
        assertThat(Verdict.of(text)).contains(Verdict.STILL_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好了吗",
                "好了没",
                "修好了没有？",
                "好的",
                "收到",
                "什么时候好了",
                "Is it fixed now?",
                "换好了证书之后订单又开始进来了，我再看看今天晚上整体的情况，明天上午给大家一个结论，先这样吧"
            })
    void questionsAndTalkAreNone(String text) {
        assertThat(Verdict.of(text)).isEmpty();
    }
}
