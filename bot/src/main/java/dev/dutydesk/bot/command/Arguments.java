package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.OptionWrong;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows a key: text, and the command's own options anywhere in it. Only they end the text; whatever else begins
 * with dashes is text. Telephones turn two dashes into a long one, write full-width signs and straighten no quotes: all are
 * taken as meant.
 */
final class Arguments {
    private static final Pattern QUOTED = Pattern.compile("\\A\\s*(?:\"([^\"]*)\"|“([^”]*)”)(?=\\s|\\z)");
    private static final Pattern WORD = Pattern.compile("\\A\\s*(\\S+)");

    private static final Pattern BARE_WORD = Pattern.compile("\\A[^\\s,;。、]+?(?=[.!]*(?:[\\s,;。、]|\\z))");
    /** What parted an option from the text: it goes with the option. */
    private static final Pattern PARTED = Pattern.compile("\\A[,;.!。、]*[ \\t]*");

    private static final Pattern DANGLING = Pattern.compile("[\\s,;，；、]+\\z");
    private static final String DASHED = "dashed";
    private static final String BARE = "bare";
    private static final Map<Command, Pattern> MARKS =
            Stream.of(Command.values()).collect(Collectors.toUnmodifiableMap(command -> command, Arguments::mark));

    private final Command command;
    private final Pattern mark;
    private final StringBuilder text = new StringBuilder();
    private final Map<Option, String> options = new EnumMap<>(Option.class);
    private @Nullable OptionWrong wrong;

    private Arguments(Command command) {
        this.command = command;
        this.mark = Objects.requireNonNull(MARKS.get(command));
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
        String left = rest;
        Matcher next = mark.matcher(HalfWidth.of(left));
        while (next.find()) {
            text.append(left, 0, next.start());
            String dashed = next.group(DASHED);
            left = dashed == null
                    ? bareValue(named(next.group(BARE).replaceAll("[:\\s到]|测试", "")), left.substring(next.end()))
                    : value(named(dashed), left.substring(next.end()));
            Matcher parted = PARTED.matcher(HalfWidth.of(left));
            left = parted.lookingAt() ? left.substring(parted.end()) : left;
            next = mark.matcher(HalfWidth.of(left));
            if (left.isBlank()) {
                text.replace(0, text.length(), DANGLING.matcher(text).replaceFirst(""));
            }
        }
        text.append(left);
    }

    /** Takes what stands right after a bare name off the front and answers what is left. */
    private String bareValue(Option option, String after) {
        Matcher word = BARE_WORD.matcher(HalfWidth.of(after));
        if (!word.find()) {
            throw new IllegalStateException(option + " without dashes is only found before its value");
        }
        put(option, word.group());
        return after.substring(word.end());
    }

    /** Takes the option's value off the front and answers what is left. */
    private String value(Option option, String after) {
        if (option.form() == Option.Form.FLAG) {
            put(option, option.choices().getFirst());
            return after;
        }
        Matcher following = mark.matcher(HalfWidth.of(after));
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
                .flatMap(option -> Stream.of(option.word(), option.chinese())
                        .map(Pattern::quote)
                        // A word that people may write after dashes of their own ends nothing.
                        .map(name -> option == Option.DRAFT ? name + "(?=[=\\s]\\s*[\\w-]{16,})" : name))
                .collect(Collectors.joining("|"));
        String dashed = "(?:--|[—–]{1,2})(?<" + DASHED + ">" + names + ")(?:[=:]|(?!\\S))";
        String bare = command.allOptions().stream()
                .map(Option::bare)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<!\\S)" + dashed + "|(?<![^\\s,;。、])(?<" + BARE + ">" + (bare.isEmpty() ? "(?!)" : bare) + ")",
                Pattern.CASE_INSENSITIVE);
    }
}
