package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Work;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private final Conditions http = Conditions.of(CheckType.HTTP);

    private static Map<String, Object> answer(String body) {
        return Map.of(
                "status",
                200.0,
                "ms",
                31.5,
                "up",
                true,
                "body",
                Values.json(body).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == 200",
                "status in [200, 204, 404]",
                "ms <= 3000",
                "ms < 31.6 && up",
                "size(body.items) > 0",
                "size(body.items) == 2",
                "body.items[0].sku == 'A-1'",
                "body.items.all(i, i.stock >= 0)",
                "body.items.exists(i, i.stock > 2.5)",
                "has(body.next) == false",
                "body.items[0]['stock'] < 5",
                "size(body.items) - 1 == 1",
                "body.total * 0.5 == 3.5",
                "body.name.startsWith('shop')",
                "!('x' in body)"
            })
    void holds(String statement) {
        Map<String, Object> values = answer(
                "{\"items\": [{\"sku\": \"A-1\", \"stock\": 3}, {\"sku\": \"B\", \"stock\": 0}], \"total\": 7, \"name\": \"shop 1\"}");
        assertThat(http.fault(statement)).isEmpty();
        assertThat(http.ask(statement, values)).isEqualTo(new Conditions.Said(true, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body.missing == 1",
                "body.none == 1",
                "body.none > 0",
                "body.list[5] == 1",
                "body.list[0] == 1",
                "body.text > 3",
                "body.text",
                "headers['x'] == 'y'",
                "size(body.none) == 0"
            })
    void isNotKnown(String statement) {
        Map<String, Object> values = answer("{\"none\": null, \"list\": [null], \"text\": \"abc\"}");
        assertThat(http.fault(statement)).isEmpty();
        Conditions.Said said = http.ask(statement, values);
        if (statement.equals("body.list[0] == 1")) {
            // A null in a list is nothing, and nothing isn't 1.
            assertThat(said.holds()).isNotEqualTo(Boolean.TRUE);
        } else {
            assertThat(said.holds()).as(said.why()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            http | statuss == 200    | undeclared reference to 'statuss'
            http | status =          | token recognition error
            http | 1 + 1             | it is no statement
            http | up.startsWith(1)  | no matching overload
            host | cpu.usedd <= 0.8  | there is no cpu.usedd; there are cpu.count, cpu.used
            host | disk.max_used < 1 |
            """)
    void isTypeCheckedWhenItIsRead(String type, String statement, String fault) {
        var found = Conditions.of(CheckType.of(type).orElseThrow()).fault(statement);
        if (fault == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).contains(fault);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            status == 200 | ms <= 1  | WARN    | ms = 31.5, must hold: ms <= 1
            status == 500 | ms <= 1  | CRIT    | status = 200, must hold: status == 500
            body.x == 1   | ms <= 1  | UNKNOWN | can't tell whether body.x == 1
            status == 200 | body.x > 1 | UNKNOWN | can't tell whether body.x > 1: body.x = ?
            status == 500 | body.x > 1 | CRIT  | status = 200, must hold: status == 500
            status == 200 | ms >= 1  | OK      | fine
            ms <= 1       | ms <= 2  | CRIT    | ms = 31.5, must hold: ms <= 1
            """)
    void critBeatsUnknownBeatsWarn(String crit, String warn, Level level, String message) {
        var check = Target.check("http", Target.TIMEOUT, List.of(warn), List.of(crit), new Work.Told());
        Verdict verdict = Verdict.of(
                check, CheckType.HTTP, Seen.well(answer("{\"a\": 1}"), List.of(), "fine"), List.of(), Locale.ENGLISH);
        assertThat(verdict.level()).isEqualTo(level);
        assertThat(verdict.message()).startsWith(message).doesNotContain("ms <= 2");
        assertThat(verdict.evidence())
                .hasSize(level == Level.OK ? 0 : verdict.evidence().size());
    }

    @Test
    void saysItInTheDesksLanguage() {
        var check = Target.check("http", Target.TIMEOUT, List.of(), List.of("status == 500"), new Work.Told());
        Verdict verdict = Verdict.of(
                check, CheckType.HTTP, Seen.well(answer("{}"), List.of(), ""), List.of(), Locale.SIMPLIFIED_CHINESE);
        assertThat(verdict.message()).isEqualTo("status = 200，应当满足：status == 500");
    }

    @Test
    void toldValuesAreJudgedToo() {
        try (CheckMeasures measures = new CheckMeasures(() -> Target.NOW)) {
            var check = Target.check(
                    "heartbeat",
                    Target.TIMEOUT,
                    List.of(),
                    List.of("last.exit == 0", "last.bytes > 0", "last.offsite"),
                    new Work.Told());
            Map<String, Object> told = new HashMap<>(Map.of("exit", 0, "bytes", 1_200_000_000_000L, "offsite", true));
            assertThat(measures.judge(Locale.ENGLISH, check, null, Target.NOW, told)
                            .level())
                    .isEqualTo(Level.OK);
            told.put("offsite", false);
            var bad = measures.judge(Locale.ENGLISH, check, null, Target.NOW, told);
            assertThat(bad.level()).isEqualTo(Level.CRIT);
            assertThat(bad.message()).isEqualTo("last.offsite = false, must hold: last.offsite");
            assertThat(bad.at()).isEqualTo(Target.NOW);
            told.remove("offsite");
            assertThat(measures.judge(Locale.ENGLISH, check, null, Target.NOW, told)
                            .level())
                    .isEqualTo(Level.UNKNOWN);
        }
    }

    @Test
    void theWorstOfTwo() {
        assertThat(Arrays.stream(Level.values()).reduce(Level.OK, Level::worst)).isEqualTo(Level.CRIT);
        assertThat(Level.worst(Level.WARN, Level.UNKNOWN)).isEqualTo(Level.UNKNOWN);
        assertThat(Level.worst(Level.WARN, Level.OK)).isEqualTo(Level.WARN);
    }
}
