package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every property that is the bot's own stands in docs/configuration.md, with its name in the environment and its default. */
class PropertiesDocTest {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    /** The bot sets it, from the data folder. */
    private static final String NOT_FOR_PEOPLE = "dutydesk.web.files-dir";

    @Test
    void everyPropertyIsInTheDocs() throws IOException {
        List<String> doc = Files.readAllLines(Repository.root().resolve("docs/configuration.md"));
        Map<String, String> properties = properties();
        assertThat(properties).containsKeys("dutydesk.data.dir", "dutydesk.web.keep", "dutydesk.sign-in.enabled");
        properties.forEach((name, otherwise) -> {
            String environment = name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            assertThat(doc)
                    .as("%s, where absent %s", name, otherwise)
                    .anyMatch(
                            line -> line.startsWith("| `" + environment + "` | `" + name + "` | " + otherwise + " |"));
        });
    }

    private static Map<String, String> properties() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        for (URL url : Collections.list(PropertiesDocTest.class.getClassLoader().getResources(METADATA))) {
            try (InputStream in = url.openStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
                    String name = property.path("name").asString();
                    if (name.startsWith("dutydesk.") && !name.equals(NOT_FOR_PEOPLE)) {
                        properties.put(name, otherwise(name, property.path("defaultValue")));
                    }
                }
            }
        }
        return properties;
    }

    private static String otherwise(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "–";
        }
        return "`" + (name.endsWith(".dir") ? "./" : "") + value.asString() + "`";
    }
}
