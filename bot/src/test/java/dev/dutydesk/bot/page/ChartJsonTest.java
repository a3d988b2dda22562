package dev.dutydesk.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChartJsonTest {
    @Test
    void aTextCanNeitherEndTheScriptNorBecomeAnotherText() {
        Map<String, Object> options = Map.of("name", "</script><!-- & 王芳's \"shop\"", "data", List.of(1, 2.5));

        String json = ChartJson.of(options);

        assertThat(json).doesNotContain("<").doesNotContain(">").doesNotContain("&");
        assertThat(JsonMapper.builder().build().readValue(json, Map.class)).isEqualTo(options);
    }
}
