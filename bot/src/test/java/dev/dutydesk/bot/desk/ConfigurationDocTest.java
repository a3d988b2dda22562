package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Key;
import dev.dutydesk.state.ticket.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables of docs/configuration.md are made from what the reader asks for, so that no key can be missing. */
class ConfigurationDocTest {
    private static final String DOC = "docs/configuration.md";

    @Test
    void everyKeyIsInTheDocs() throws IOException {
        String doc = Files.readString(Repository.root().resolve(DOC));
        String keyed = Repository.filled(doc, "desk keys", keys());
        Repository.holds(DOC, Repository.filled(keyed, "grade defaults", grades()));
    }

    private static String keys() {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        Desk.SHAPE.eachKey("", (path, key) -> {
            String top = path.split("[.\\[]", 2)[0];
            parts.computeIfAbsent(
                            top,
                            t -> new StringBuilder("#### `" + t
                                    + "`\n\n| key | takes | where absent | meaning |\n|---|---|---|---|\n"))
                    .append(row(path, key));
        });
        return String.join("\n", parts.values());
    }

    private static String row(String path, Key<?> key) {
        String absent = key.required() ? "**required**" : key.otherwise() == null ? "–" : "`" + key.otherwise() + "`";
        return "| `%s` | %s | %s | %s |%n".formatted(path, cell(key.shape().takes()), absent, cell(key.meaning()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String grades() {
        StringBuilder table =
                new StringBuilder("| grade | respond | diagnose | resolve | clock |\n|---|---|---|---|---|\n");
        for (Grade grade : Grade.values()) {
            Target target = Target.otherwise(grade);
            table.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            grade.word(),
                            words(target.respond()),
                            words(target.diagnose()),
                            words(target.resolve()),
                            target.clock().name().toLowerCase(Locale.ROOT)));
        }
        return table.toString();
    }

    private static String words(@Nullable Span span) {
        return switch (span) {
            case null -> "–";
            case Span.Exact exact ->
                exact.length().compareTo(Duration.ofHours(1)) < 0
                        ? exact.length().toMinutes() + "m"
                        : exact.length().toHours() + "h";
            case Span.WorkingDays days -> days.days() + "wd";
            case Span.SameDay day -> "same-day";
        };
    }
}
