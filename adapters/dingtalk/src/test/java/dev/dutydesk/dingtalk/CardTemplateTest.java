package dev.dutydesk.dingtalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The template that is imported shows what cards are filled with, and its preview is filled the same way. */
class CardTemplateTest {
    private final JsonNode editor;

    CardTemplateTest() throws IOException {
        JsonNode file = Json.MAPPER.readTree(Files.readString(Path.of("card-template.json")));
        assertThat(file.path("type").asString("")).isEqualTo("im");
        editor = Json.MAPPER.readTree(file.path("editorData").asString(""));
    }

    @Test
    void itsVariablesAreThoseThatCardsFill() {
        assertThat(editor.path("variableList").valueStream().map(variable -> Json.text(variable, "id")))
                .containsExactly(Cards.CONTENT, Cards.BUTTONS);
        List<JsonNode> parts =
                editor.at("/schema/componentsTree/0/children").valueStream().toList();
        assertThat(parts.getFirst().at("/props/content/variable").asString("")).isEqualTo(Cards.CONTENT);
        assertThat(parts.get(1).at("/props/dynamicButtons/variable").asString(""))
                .isEqualTo(Cards.BUTTONS);
        assertThat(editor.at("/schema/componentsMap").valueStream().map(part -> Json.text(part, "componentName")))
                .contains(Json.text(parts.getFirst(), "componentName"), Json.text(parts.get(1), "componentName"));
    }

    @Test
    void aTapOfItsPreviewSendsWhatIsRead() {
        JsonNode params = editor.at("/mockData/cardData/btns/0/event/params");
        assertThat(params.path("params").propertyNames()).containsExactly(Cards.ACTION, Cards.LABEL);
        assertThat(Json.text(params, "actionId")).isEqualTo(Json.text(params.path("params"), Cards.ACTION));
    }
}
