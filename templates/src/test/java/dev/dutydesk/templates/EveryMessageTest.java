package dev.dutydesk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class EveryMessageTest {
    static final Path RESOURCES = Path.of("src/main/resources/templates");
    static final List<Locale> LOCALES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private final Templates templates = Templates.strict(List.of());

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(files("zh-CN")).isEqualTo(files("en")).hasSizeGreaterThan(100);
    }

    @Test
    void bothLanguagesHaveTheSameWords() throws IOException {
        assertThat(words("zh-CN")).isEqualTo(words("en")).hasSizeGreaterThan(100);
    }

    @Test
    void everyMessageComesOutInEveryLanguageAndState() throws IOException {
        for (String name : messages()) {
            for (Locale locale : LOCALES) {
                for (String state : Samples.STATES) {
                    Card card = templates.render(name, locale, Everything.whole(name, state));
                    String text = CardRenderer.toPlainText(card);
                    assertThat(text).as(name).isNotBlank().doesNotContain("{{", "{%", "Passage", "—", "null", "!", "！");
                }
            }
        }
    }

    @Test
    void everyFormComesOutInEveryLanguage() throws IOException {
        for (String name :
                files("en").stream().filter(n -> n.startsWith("form/")).toList()) {
            for (Locale locale : LOCALES) {
                FormText form = templates.form(name, locale, Everything.whole(name, "RESOLVED"));
                assertThat(form.title()).as(name).isNotBlank();
                assertThat(form.fields()).allSatisfy(field -> {
                    assertThat(field.label()).isNotBlank();
                    assertThat(field.type() == FormText.Type.CHOICE)
                            .isEqualTo(!field.options().isEmpty());
                });
            }
        }
    }

    @Test
    void everyMessageIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/templates.md"));
        for (String name :
                files("en").stream().filter(n -> !n.startsWith("part/")).toList()) {
            String folder = name.substring(0, name.indexOf('/') + 1);
            assertThat(page)
                    .as(name)
                    .containsAnyOf("`" + name + "`", "`" + folder + "<verb>`", "`" + folder + "<reason>`");
        }
    }

    static List<String> messages() throws IOException {
        return files("en").stream()
                .filter(name -> !name.startsWith("part/") && !name.startsWith("form/"))
                .toList();
    }

    static Set<String> files(String language) throws IOException {
        Path folder = RESOURCES.resolve(language);
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> names = new TreeSet<>();
            files.filter(file -> file.toString().endsWith(".md"))
                    .forEach(
                            file -> names.add(folder.relativize(file).toString().replace(".md", "")));
            return names;
        }
    }

    private static Set<String> words(String language) throws IOException {
        Map<String, Object> tree = new Yaml().load(Files.readString(RESOURCES.resolve(language + "/words.yml")));
        return new TreeSet<>(Words.of(language, tree).byPath().keySet());
    }
}
