package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema that editors use says what the bot says, but for what only the whole file tells. */
class SchemaTest {
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(made());

    @Test
    void theShippedOneIsMadeFromTheRecords() throws IOException {
        Repository.holds("bot/src/main/resources/desks/desk.schema.json", made());
    }

    @Test
    void itTakesTheExample() {
        assertThat(errors(Examples.text())).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            prefix: SHOP            | prefiks: SHOP
            prefix: SHOP            | prefix: shop
            locale: zh-CN           | locale: [zh-CN]
            platform: web           | platform: wep
            when: mention           | whenever: mention
            respond: 5m,  diagnose  | respond: 5 min,  diagnose
            silent: 15m             | quiet: 15m
            grade: P1, group: dev   | grade: P1
            availability: 0.9999    | availability: 99.99
            freeze: true            | freeze: perhaps
            rotate: weekly          | rotate: hourly
            """)
    void itRefusesWhatTheBotRefuses(String old, String text) {
        String broken = Examples.text().replaceFirst(Pattern.quote(old), text);
        assertThat(broken).isNotEqualTo(Examples.text());
        assertThat(Examples.read(broken).faults()).isNotEmpty();
        assertThat(errors(broken)).isNotEmpty();
    }

    private List<Error> errors(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }

    private static String made() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A Dutydesk desk file");
        root.setAll(Desk.SHAPE.schema());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
