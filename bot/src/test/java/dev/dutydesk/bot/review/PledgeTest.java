package dev.dutydesk.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PledgeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            @李伟 "证书监控" due 周五        | @李伟  | 证书监控            | 周五
            李伟 “证书监控”到周五            | 李伟   | 证书监控            | 周五
            李伟：收到货提醒 截止到 12-04    | 李伟   | 收到货提醒          | 12-04
            li.wei pay what is due by FRI    | li.wei | pay what is due     | FRI
            李伟 补上回归用例，到 下周三     | 李伟   | 补上回归用例        | 下周三
            """)
    void whoWhatAndByWhen(String typed, String person, String what, String due) {
        assertThat(Pledge.read(typed)).contains(new Pledge(person, what, due));
        assertThat(Pledge.read(typed).orElseThrow().isDated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "李伟", "李伟 证书监控", "李伟 到 周五", "needed: payment fails due"})
    void anythingElseIsNone(String typed) {
        assertThat(Pledge.read(typed)).isEmpty();
    }
}
