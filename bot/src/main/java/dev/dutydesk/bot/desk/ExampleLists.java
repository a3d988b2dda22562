package dev.dutydesk.bot.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people write, in Chinese and English, sorted by what it tells of: examples that the bot brings along and reads other
 * texts by. A list is a file of lines, one example each, in which {@code \n} is a new line; {@code #} begins a comment.
 */
public final class ExampleLists {
    /** Begins the name of a list where an example may stand. */
    static final String ANY = "any:";

    /** Those that a rule may name, each what one kind of report looks like. */
    public static final List<String> SUBJECTS =
            List.of("payment", "site", "price", "security", "order", "server", "page", "feedback", "goods", "other");

    /** Those that a rule learns by itself from, if its module or category has the name. */
    static final Set<String> USUAL =
            SUBJECTS.stream().filter(name -> !name.equals("other")).collect(Collectors.toUnmodifiableSet());

    /** What colleagues say to each other. */
    public static final String CHATTER = "chatter";

    private ExampleLists() {}

    /** The examples of the list, in the file's order. */
    public static List<String> list(String name) {
        String path = "/examples/%s.txt".formatted(name);
        try (InputStream in = ExampleLists.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The list of examples isn't in the jar: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("\\n", "\n"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
