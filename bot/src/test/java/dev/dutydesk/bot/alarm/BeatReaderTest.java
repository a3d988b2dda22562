package dev.dutydesk.bot.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs say of their runs. */
class BeatReaderTest {
    @Test
    void whatIsntSaidIsLeftOut() {
        assertThat(read("{\"exit\": 3, \"bytes\": 48231044, \"offsite\": true, \"message\": \" late \"}"))
                .isEqualTo(Map.of("exit", 3L, "bytes", 48_231_044L, "offsite", true, "message", "late"));
        assertThat(read("{\"exit\": 0, \"restored\": null}")).isEqualTo(Map.of("exit", 0L));
    }

    @Test
    void withoutABodyItEndedWell() {
        assertThat(read(" \n")).isEqualTo(Map.of("exit", 0L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"bytes\": 1} | FIELD_MISSING",
                "{\"exit\": null} | FIELD_MISSING",
                "{\"exit\": \"0\"} | FIELD_WRONG",
                "{\"exit\": 256} | FIELD_WRONG",
                "{\"exit\": 0, \"bytes\": -1} | FIELD_WRONG",
                "{\"exit\": 0, \"offsite\": \"yes\"} | FIELD_WRONG",
                "{\"exit\": 0, \"size\": 1} | FIELD_WRONG",
                "[] | NOT_JSON",
                "ok | NOT_JSON"
            })
    void whatIsWrongIsSaid(String body, Unreadable.Why why) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.why()).isEqualTo(why));
    }

    private static Map<String, Object> read(String body) {
        return BeatReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
