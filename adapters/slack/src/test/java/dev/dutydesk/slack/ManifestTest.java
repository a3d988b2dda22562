package dev.dutydesk.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifest asks Slack for what the code needs and handles: no more, no less. */
class ManifestTest {
    private final Map<?, ?> manifest = read();

    @Test
    void itAsksForTheScopesThatAreNeeded() {
        assertThat((Object) list("oauth_config", "scopes", "bot")).isEqualTo(SlackScopes.NEEDED);
    }

    /** Message events by their channel's type, each with the scope to read there; a mention's event is what its message says again. */
    @Test
    void itSubscribesToTheEventsThatAreHandled() {
        assertThat((Object) list("settings", "event_subscriptions", "bot_events"))
                .isEqualTo(List.of(
                        "app_home_opened",
                        "app_mention",
                        "member_joined_channel",
                        "message.channels",
                        "message.groups",
                        "message.im",
                        "reaction_added"));
    }

    @Test
    void itsCommandsAreTheVerbsAndTheOneForAll() {
        List<Object> commands = new ArrayList<>(Interactions.VERBS);
        commands.add("/desk");

        assertThat(each("command", "features", "slash_commands")).containsExactlyInAnyOrderElementsOf(commands);
        // Mentions must come as accounts, not as the names that people gave themselves.
        assertThat(each("should_escape", "features", "slash_commands")).containsOnly(true);
    }

    @Test
    void itHasBothShortcuts() {
        assertThat(each("type", "features", "shortcuts")).containsExactly("message", "global");
    }

    private List<Object> each(String key, String... path) {
        return list(path).stream().map(item -> at(item, key)).toList();
    }

    private List<?> list(String... path) {
        Object found = manifest;
        for (String key : path) {
            found = at(found, key);
        }
        return (List<?>) found;
    }

    private static Object at(Object map, String key) {
        return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
    }

    private static Map<?, ?> read() {
        Path here = Path.of("").toAbsolutePath();
        Path module = here.endsWith("slack") ? here : here.resolve("adapters/slack");
        try {
            return new Yaml().load(Files.readString(module.resolve("manifest.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
