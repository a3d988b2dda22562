package dev.dutydesk.bot.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that are made from the code. */
public final class Repository {
    private Repository() {}

    /** Fails where the file isn't as the code has it, and leaves what it should be in the build's folder. */
    public static void holds(String path, String expected) throws IOException {
        Path file = root().resolve(path);
        String actual = Files.exists(file) ? Files.readString(file) : "";
        if (!actual.equals(expected)) {
            Path made = root().resolve("bot/target/made").resolve(path);
            Files.createDirectories(made.getParent());
            Files.writeString(made, expected);
            assertThat(actual)
                    .as("%s isn't what the code says; take it over with: cp %s %s", path, made, file)
                    .isEqualTo(expected);
        }
    }

    /** The text with that table between the marks of its name. */
    public static String filled(String doc, String name, String table) {
        String begin = "<!-- made: " + name + " -->\n";
        String end = "<!-- /made -->";
        int from = doc.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        int to = doc.indexOf(end, from);
        return doc.substring(0, from + begin.length()) + "\n" + table + "\n" + doc.substring(to);
    }

    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("bot/pom.xml"))
                ? here
                : here.resolve("..").normalize();
    }
}
