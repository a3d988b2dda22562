package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.OptionWrong;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows a key: text, and the command's own options anywhere in it. Only they end the text; whatever else begins
 * with dashes is text. Telephones turn two dashes into a long one and straighten no quotes: both are taken as meant.
 */
final class Arguments {
    private static final Pattern QUOTED = Pattern.compile("\\A\\s*(?:\"([^\"]*)\"|“([^”]*)”)(?=\\s|\\z)");
    private static final Pattern WORD = Pattern.compile("\\A\\s*(\\S+)");

    private final Command command;
    private final StringBuilder text = new StringBuilder();
    private final Map<Option, String> options = new EnumMap<>(Option.class);
    private @Nullable OptionWrong wrong;

    private Arguments(Command command) {
        this.command = command;
    }

    static Arguments of(Command command, String rest) {
        Arguments arguments = new Arguments(command);
        arguments.read(rest);
        return arguments;
    }

    String text() {
        return text.toString().strip();
    }

    Map<Option, String> options() {
        return Map.copyOf(options);
    }

    /** The first thing wrong; null where all is well. */
    @Nullable
    OptionWrong wrong() {
        return wrong;
    }

    private void read(String rest) {
        if (command.allOptions().isEmpty()) {
            text.append(rest);
            return;
        }
        Pattern mark = mark(command);
        String left = rest;
        Matcher next = mark.matcher(left);
        while (next.find()) {
            text.append(left, 0, next.start());
            Option option = named(next.group(1));
            left = value(option, left.substring(next.end()), mark);
            next = mark.matcher(left);
        }
        text.append(left);
    }

    /** Takes the option's value off the front and answers what is left. */
    private String value(Option option, String after, Pattern mark) {
        Matcher following = mark.matcher(after);
        int end = following.find() ? following.start() : after.length();
        Matcher quoted = QUOTED.matcher(after);
        Matcher word = WORD.matcher(after.substring(0, end));
        String typed = "";
        String left = after.substring(end);
        if (quoted.find()) {
            typed = quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
            left = after.substring(quoted.end());
        } else if (option.form() == Option.Form.REST) {
            typed = after.substring(0, end);
        } else if (word.find()) {
            typed = word.group(1);
            left = after.substring(word.end());
        }
        put(option, typed.strip());
        return left;
    }

    private void put(Option option, String typed) {
        String value = option.read(typed).orElse(null);
        if (typed.isEmpty()) {
            fault(option, OptionWrong.Fault.MISSING, typed);
        } else if (value == null) {
            fault(option, OptionWrong.Fault.NO_CHOICE, typed);
        } else if (options.put(option, value) != null) {
            fault(option, OptionWrong.Fault.TWICE, typed);
        }
    }

    private void fault(Option option, OptionWrong.Fault fault, String typed) {
        if (wrong == null) {
            wrong = new OptionWrong(command, option, fault, typed);
        }
    }

    private Option named(String name) {
        return command.allOptions().stream()
                .filter(option -> option.word().equals(name.toLowerCase(Locale.ROOT))
                        || option.chinese().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Pattern mark(Command command) {
        String names = command.allOptions().stream()
                .flatMap(option -> Stream.of(option.word(), option.chinese()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<!\\S)(?:--|[—–]{1,2})(" + names + ")(?:[=＝:：]|(?!\\S))", Pattern.CASE_INSENSITIVE);
    }
}
