package dev.dutydesk.lark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people are told to allow, and to subscribe to, is what the adapter looks for and listens to. */
class LarkDocsTest {
    private static final List<String> SCOPES =
            LarkScopes.NEEDED.stream().map(List::getFirst).toList();

    /** What {@link Arrivals} registers, besides taps on cards. */
    private static final List<String> EVENTS = List.of(
            "im.message.receive_v1",
            "im.message.recalled_v1",
            "im.chat.member.bot.added_v1",
            "application.bot.menu_v6");

    private final String page = read();

    @Test
    void whatIsPastedIsAllThatIsNeeded() {
        MatchResult json = Pattern.compile("(?s)```json\\s*(.*?)```")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(JsonMapper.shared()
                        .readTree(json.group(1))
                        .path("scopes")
                        .path("tenant")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(SCOPES);
    }

    @Test
    void eachPermissionAndEachEventIsNamedInBothLanguages() {
        assertThat(rows("[a-z]+:[^`]*")).containsExactlyElementsOf(twice(SCOPES));
        assertThat(rows("(?:im|application)\\.[^`]*")).containsExactlyElementsOf(twice(EVENTS));
    }

    /** What stands first in the rows of tables. */
    private List<String> rows(String like) {
        return Pattern.compile("(?m)^\\| `(" + like + ")` \\|")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> twice(List<String> names) {
        return Stream.concat(names.stream(), names.stream()).toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../../docs/lark.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
