package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/commands.md are made from the commands' own table. */
class CommandsDocTest {
    /** Never typed. */
    private static final Set<Option> FORMS_AND_BUTTONS = EnumSet.of(Option.DRAFT, Option.TITLE, Option.ORDER);

    private static final String DOC = "docs/commands.md";

    @Test
    void everyCommandIsInTheDocs() throws IOException {
        String doc = Files.readString(Repository.root().resolve(DOC));
        String commands = Repository.filled(doc, "commands", commands());
        Repository.holds(DOC, Repository.filled(commands, "options", options()));
    }

    private static String commands() {
        StringBuilder table = new StringBuilder("| command | Chinese | also |\n|---|---|---|\n");
        for (Command command : Command.values()) {
            String also = command.names().stream()
                    .filter(name -> !name.equals(command.name(Locale.ENGLISH)))
                    .filter(name -> !name.equals(command.name(Locale.CHINA)))
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "));
            table.append("| `%s` | `%s` | %s |%n"
                    .formatted(
                            cell(Usage.of(command, Locale.ENGLISH, null)),
                            cell(Usage.of(command, Locale.CHINA, null)),
                            also));
        }
        return table.toString();
    }

    private static String options() {
        StringBuilder table = new StringBuilder("| option | Chinese | of | values |\n|---|---|---|---|\n");
        Stream.of(Option.values())
                .filter(option -> !FORMS_AND_BUTTONS.contains(option))
                .forEach(option -> table.append("| `--%s` | `--%s` | %s | %s |%n"
                        .formatted(option.word(), option.chinese(), commandsWith(option), values(option))));
        return table.toString();
    }

    private static String commandsWith(Option option) {
        return Arrays.stream(Command.values())
                .filter(command -> command.options().contains(option))
                .map(command -> command.name(Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    private static String values(Option option) {
        if (option.form() == Option.Form.TIME) {
            return "a time of day: `10:30`";
        }
        if (option.form() == Option.Form.FLAG) {
            return "nothing: it is said or not";
        }
        if (option.choices().isEmpty()) {
            return option.form() == Option.Form.REST ? "text, to the next option or the end" : "a word";
        }
        return option.choices().stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
