package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.shape.Nearest;
import dev.dutydesk.bot.oncall.Asked;
import dev.dutydesk.bot.patrol.watch.Errand;
import dev.dutydesk.bot.promotion.Wish;
import dev.dutydesk.bot.review.Pledge;
import dev.dutydesk.bot.review.Request;
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
            Pattern.compile("\\A[\\s\u3000]*[/／]([\\p{L}-]{1,20})(?=[\\s\u3000]|\\z)(.*)\\z", Pattern.DOTALL);
    private static final Pattern FIRST = Pattern.compile("\\A[\\s\u3000]*([^\\s\u3000]+)(.*)\\z", Pattern.DOTALL);
    /** "报修：没人能付款": what stands behind the colon is reported, whatever it reads like. */
    private static final Pattern LABELLED =
            Pattern.compile("\\A\\s*(\\p{L}{1,20})\\s*[:：](?!//)(.*)\\z", Pattern.DOTALL);
    /** "进展 约三成失败", "解决：已换证书". */
    private static final Pattern SAID =
            Pattern.compile("\\A\\s*(\\p{IsHan}{1,4})[\\s\u3000，,:：]+(.+)\\z", Pattern.DOTALL);
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

    /** Whether it was meant for the bot by its first letter. */
    static boolean isSlashed(String text) {
        return text.stripLeading().startsWith("/") || text.stripLeading().startsWith("／");
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
        Matcher labelled = LABELLED.matcher(text);
        if (mentioned
                && labelled.find()
                && Command.named(labelled.group(1))
                        .filter(Command.REPORT::equals)
                        .isPresent()) {
            return read(Command.REPORT, labelled.group(2).strip());
        }
        Matcher first = FIRST.matcher(text);
        if (!first.find()) {
            return new Talk(text);
        }
        LeadingKey named = mentioned && !inThread ? LeadingKey.of(text, prefix).orElse(null) : null;
        if (named != null
                && !named.bare()
                && named.rest().isEmpty()
                && named.key().prefix().equals(prefix)) {
            return new Said(Command.SHOW, named.key(), "", Map.of());
        }
        String rest = first.group(2).strip();
        return Command.named(first.group(1))
                .flatMap(command -> plain(command, first.group(1), rest, mentioned))
                .or(() -> together(text.strip().replaceFirst("\\A[/／]", "")))
                .or(() -> mentioned ? mistyped(first.group(1), rest) : Optional.empty())
                .orElseGet(() -> new Talk(text));
    }

    /**
     * What people say under a ticket and may mean for it: a Chinese verb, apart from the words behind it, and no key. Whoever
     * says so is to be asked, since {@code 进展 怎么样} reads like it.
     */
    Optional<Said> perhaps(String text) {
        Matcher said = SAID.matcher(text);
        return inThread && said.find()
                ? Command.named(said.group(1))
                        .filter(command -> command.takes() == Command.Takes.KEY_AND_TEXT)
                        .map(command -> read(command, said.group(2).strip()))
                        .filter(Said.class::isInstance)
                        .map(Said.class::cast)
                        .filter(command -> command.key() == null)
                : Optional.empty();
    }

    /** Something like a verb, and a ticket that is named in full: no report of something new begins so. */
    private Optional<Parsed> mistyped(String verb, String rest) {
        return Command.named(verb).isPresent()
                ? Optional.empty()
                : LeadingKey.of(rest, prefix)
                        .filter(key -> !key.bare() && key.key().prefix().equals(prefix))
                        .flatMap(key -> Optional.ofNullable(near(verb)))
                        .map(near -> new Unknown(verb, near, verb + " " + rest));
    }

    private Parsed slashed(String verb, String rest) {
        return Command.named(verb)
                .map(command -> read(command, rest))
                .or(() -> together(verb + " " + rest))
                .orElseGet(() -> unknown(verb, rest));
    }

    /** A verb without a slash; empty where it only looks like one. */
    private Optional<Parsed> plain(Command command, String verb, String rest, boolean mentioned) {
        LeadingKey key = command.takes().key() ? LeadingKey.of(rest, prefix).orElse(null) : null;
        if (key != null) {
            return isMeant(command, verb, key, mentioned) ? Optional.of(read(command, rest)) : Optional.empty();
        }
        boolean meant = switch (command.takes()) {
            case KEY, KEY_AND_TEXT ->
                rest.isEmpty() || LIKE_A_KEY.matcher(firstWord(rest)).matches() || inThread;
            case TEXT -> true;
            case NOTHING -> rest.isEmpty();
            case PEOPLE -> rest.isEmpty() || Offboarding.names(rest).isPresent();
            case ROTA ->
                rest.isEmpty()
                        || rest.split("\\s+").length == 1
                        || Asked.read(rest).isPresent();
            case PERIOD -> Wish.read(rest).isPresent();
            case WATCH -> Errand.read(rest).isPresent();
            case REVIEW -> Request.read(rest).isPresent();
            case ACTION -> Pledge.read(rest).filter(Pledge::isDated).isPresent();
            case FILTER, TOPIC -> rest.isEmpty() ? command != Command.TEST : rest.split("\\s+").length == 1;
        };
        boolean alone = inThread && command.takes() == Command.Takes.KEY && rest.isEmpty();
        return mentioned && meant || alone ? Optional.of(read(command, rest)) : Optional.empty();
    }

    /**
     * Whether the verb and the key are a command. What isn't said to the bot is one only where it can hardly be talk: a key of
     * this desk, and after an English verb no bare number with more behind it ("link 2 accounts").
     */
    private boolean isMeant(Command command, String verb, LeadingKey key, boolean mentioned) {
        boolean own = key.key().prefix().equals(prefix);
        boolean english = verb.charAt(0) < 128;
        return mentioned
                || own
                        && (!key.bare()
                                || !english
                                || key.rest().isEmpty()
                                || command.takes() == Command.Takes.KEY
                                        && key.rest().startsWith("-"));
    }

    /** {@code 接单12}: Chinese needs no blank between the two. */
    private Optional<Parsed> together(String text) {
        return Stream.of(Command.values())
                .filter(command -> command.takes().key())
                .filter(command -> text.startsWith(command.names().getLast()))
                .flatMap(command -> {
                    String rest =
                            text.substring(command.names().getLast().length()).strip();
                    return LeadingKey.of(rest, prefix)
                            .filter(key -> key.key().prefix().equals(prefix))
                            .map(key -> read(command, rest))
                            .stream();
                })
                .findFirst();
    }

    private Parsed read(Command command, String rest) {
        if (!command.takes().key()) {
            return new Said(command, null, rest, Map.of());
        }
        LeadingKey key = LeadingKey.of(rest, prefix).orElse(null);
        String first = firstWord(rest);
        if (key == null && (!inThread || LIKE_A_KEY.matcher(first).matches())) {
            return new KeyMissing(command, first);
        }
        Arguments arguments = Arguments.of(command, key == null ? rest : key.rest());
        OptionWrong wrong = arguments.wrong();
        return wrong != null
                ? wrong
                : new Said(command, key == null ? null : key.key(), arguments.text(), arguments.options());
    }

    private static String firstWord(String text) {
        return text.split("[\\s\u3000]", 2)[0];
    }

    private static Unknown unknown(String verb, String rest) {
        Command near = near(verb);
        boolean says = near == null || !rest.isEmpty();
        return new Unknown(verb, near, says ? (verb + " " + rest).strip() : "");
    }

    private static @Nullable Command near(String verb) {
        List<String> names = Arrays.stream(Command.values())
                .flatMap(command -> command.names().stream())
                .toList();
        return Nearest.to(verb, names).flatMap(Command::named).orElse(null);
    }
}
