package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.shape.Nearest;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text by the table of {@link Command}s. A report that merely begins with a verb ("help, nobody can pay") stays a
 * report: without a slash, a verb counts only where what follows it is what it takes.
 */
final class Parser {
    private static final Pattern SLASH =
            Pattern.compile("\\A\\s*[/／]([\\p{L}-]{1,20})(?=\\s|\\z)(.*)\\z", Pattern.DOTALL);
    private static final Pattern FIRST = Pattern.compile("\\A\\s*(\\S+)(.*)\\z", Pattern.DOTALL);
    /** A digit and what may stand around it in a mistyped key. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("[#＃]?[A-Za-z]{0,10}[-_－—]?\\d+");

    private final String prefix;
    private final boolean inThread;

    /**
     * @param prefix the desk's
     * @param inThread whether it is said under a ticket's root, so that the key may be left out
     */
    Parser(String prefix, boolean inThread) {
        this.prefix = prefix;
        this.inThread = inThread;
    }

    /** What a platform hands over as a command: a verb first. */
    Parsed command(String text) {
        Matcher first = FIRST.matcher(text);
        if (!first.find()) {
            return new Said(Command.HELP, null, "", Map.of());
        }
        return slashed(first.group(1), first.group(2).strip());
    }

    /** @param mentioned whether the bot was spoken to */
    Parsed message(String text, boolean mentioned) {
        Matcher slash = SLASH.matcher(text);
        if (slash.find()) {
            return slashed(slash.group(1), slash.group(2).strip());
        }
        Matcher first = FIRST.matcher(text);
        if (!first.find()) {
            return new Talk(text);
        }
        String rest = first.group(2).strip();
        return Command.named(first.group(1))
                .flatMap(command -> plain(command, rest, mentioned))
                .or(() -> together(text.strip().replaceFirst("\\A[/／]", "")))
                .orElseGet(() -> new Talk(text));
    }

    private Parsed slashed(String verb, String rest) {
        return Command.named(verb)
                .map(command -> read(command, rest))
                .or(() -> together(verb + " " + rest))
                .orElseGet(() -> new Unknown(verb, near(verb)));
    }

    /** A verb without a slash; empty where it only looks like one. */
    private Optional<Parsed> plain(Command command, String rest, boolean mentioned) {
        boolean keyed = command.takes().key() && ownKey(firstWord(rest)) != null;
        boolean meant = switch (command.takes()) {
            case KEY, KEY_AND_TEXT ->
                rest.isEmpty() || LIKE_A_KEY.matcher(firstWord(rest)).matches() || inThread;
            case TEXT -> true;
            case NOTHING -> rest.isEmpty();
            case FILTER, TOPIC -> rest.isEmpty() || rest.split("\\s+").length == 1;
        };
        return keyed || mentioned && meant ? Optional.of(read(command, rest)) : Optional.empty();
    }

    /** {@code 接单SHOP-12}: Chinese needs no blank between the two. */
    private Optional<Parsed> together(String text) {
        return Stream.of(Command.values())
                .filter(command -> command.takes().key())
                .filter(command -> text.startsWith(command.names().getLast()))
                .flatMap(command -> {
                    String rest =
                            text.substring(command.names().getLast().length()).strip();
                    return ownKey(firstWord(rest)) == null ? Stream.empty() : Stream.of(read(command, rest));
                })
                .findFirst();
    }

    private Parsed read(Command command, String rest) {
        if (!command.takes().key()) {
            return new Said(command, null, rest, Map.of());
        }
        String first = firstWord(rest);
        TicketKey key = TicketKey.parse(first).orElseGet(() -> ownKey(first));
        if (key == null && (!inThread || LIKE_A_KEY.matcher(first).matches())) {
            return new KeyMissing(command, first);
        }
        Arguments arguments = Arguments.of(
                command, key == null ? rest : rest.substring(first.length()).stripLeading());
        OptionWrong wrong = arguments.wrong();
        return wrong != null ? wrong : new Said(command, key, arguments.text(), arguments.options());
    }

    /** The desk's own key in any of the ways that people type it: {@code SHOP-12}, {@code shop-12}, {@code #12}. */
    private @Nullable TicketKey ownKey(String word) {
        String plain = word.startsWith("#") || word.startsWith("＃") ? prefix + "-" + word.substring(1) : word;
        return TicketKey.parse(plain).filter(key -> key.prefix().equals(prefix)).orElse(null);
    }

    private static String firstWord(String text) {
        return text.split("\\s", 2)[0];
    }

    private static @Nullable Command near(String verb) {
        List<String> names = Arrays.stream(Command.values())
                .flatMap(command -> command.names().stream())
                .toList();
        return Nearest.to(verb, names).flatMap(Command::named).orElse(null);
    }
}
