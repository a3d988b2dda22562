package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page says what the code does; with {@code -Ddocs.write=true} it is made to. */
class LifecycleDocTest {
    private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

    @Test
    void diagramAndTableAreThoseOfTheCode() throws IOException {
        String page = Files.readString(PAGE);
        String right = with(with(page, "diagram", diagram()), "table", table());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, right);
            page = right;
        }
        assertThat(page)
                .as("docs/lifecycle.md against the transition table; -Ddocs.write=true writes it anew")
                .isEqualTo(right);
    }

    @Test
    void everyVerbHasItsRow() {
        assertThat(table().lines().skip(2)).hasSize(Verb.values().length);
        assertThat(TransitionTable.rows()).extracting(Row::verb).containsExactly(Verb.values());
    }

    private static String with(String page, String part, String content) {
        String begin = "<!-- " + part + ": generated from the transition table -->\n";
        String end = "<!-- end of " + part + " -->";
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + "\n" + content + "\n" + page.substring(page.indexOf(end, from));
    }

    private static String diagram() {
        StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> DISPATCHED : report\n");
        for (State from : State.values()) {
            for (State to : State.values()) {
                String verbs = TransitionTable.rows().stream()
                        .filter(row -> from != to
                                && row.from().contains(from)
                                && row.to(from).contains(to))
                        .map(row -> row.verb().word())
                        .collect(Collectors.joining(", "));
                if (!verbs.isEmpty()) {
                    diagram.append("    ")
                            .append(from)
                            .append(" --> ")
                            .append(to)
                            .append(" : ");
                    diagram.append(verbs).append('\n');
                }
            }
        }
        return diagram.append("    ARCHIVED --> [*]\n```\n").toString();
    }

    private static String table() {
        return "| event | from | to | who | what it needs, and what comes with it |\n|---|---|---|---|---|\n"
                + TransitionTable.rows().stream()
                        .map(row -> "| %s | %s | %s | %s | %s |\n"
                                .formatted(row.verb().word(), from(row.from()), row.to(), row.who(), row.terms()))
                        .collect(Collectors.joining());
    }

    private static String from(Set<State> states) {
        if (states.isEmpty()) {
            return "–";
        }
        if (states.size() == State.values().length) {
            return "any";
        }
        if (states.equals(where(State::isOpen))) {
            return "open";
        }
        if (states.equals(where(State::isEnded))) {
            return "ended";
        }
        if (states.equals(where(s -> s != State.ARCHIVED))) {
            return "any but ARCHIVED";
        }
        return states.stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static Set<State> where(Predicate<State> which) {
        return Arrays.stream(State.values()).filter(which).collect(Collectors.toSet());
    }
}
