package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one table of what people can tell the bot to do. Parser, help, docs and the names of buttons come from it.
 *
 * <p>A command is typed as {@code /verb …}, {@code @dutydesk verb …}, or without either where a key follows it.
 */
public enum Command {
    REPORT(Verb.REPORT, Takes.TEXT, List.of("report", "报修")),
    SHOW(null, Takes.KEY, List.of("show", "查看")),
    LIST(null, Takes.FILTER, List.of("list", "列表")),
    ACK(Verb.ACKNOWLEDGE, Takes.KEY, List.of("ack", "acknowledge", "接单")),
    DIAGNOSE(Verb.DIAGNOSE, Takes.KEY_AND_TEXT, List.of("diagnose", "定位")),
    RESOLVE(
            Verb.RESOLVE,
            Takes.KEY_AND_TEXT,
            List.of("resolve", "解决"),
            Option.VERSION,
            Option.ROLLBACK,
            Option.REGRESSION,
            Option.CAUSE,
            Option.DRAFT),
    ACCEPT(Verb.ACCEPT, Takes.KEY, List.of("accept", "验收"), Option.STARS, Option.FOR_REPORTER),
    REJECT(Verb.REJECT, Takes.KEY_AND_TEXT, List.of("reject", "驳回")),
    HELP(null, Takes.TOPIC, List.of("help", "帮助"));

    /** What follows the verb. */
    public enum Takes {
        /** A ticket's key. */
        KEY,
        /** A ticket's key, then text. */
        KEY_AND_TEXT,
        /** Text. */
        TEXT,
        /** {@code mine}, a group or nothing. */
        FILTER,
        /** Another command's name, or nothing. */
        TOPIC;

        boolean key() {
            return this == KEY || this == KEY_AND_TEXT;
        }
    }

    private final @Nullable Verb verb;
    private final Takes takes;
    private final List<String> names;
    private final List<Option> options;

    Command(@Nullable Verb verb, Takes takes, List<String> names, Option... options) {
        this.verb = verb;
        this.takes = takes;
        this.names = names;
        this.options = List.of(options);
    }

    /** What it does to a ticket; null where it only asks. */
    public @Nullable Verb verb() {
        return verb;
    }

    public Takes takes() {
        return takes;
    }

    /** Its names, the usual one first, the Chinese one last. */
    public List<String> names() {
        return names;
    }

    /** The name that help gives in that language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? names.getLast() : names.getFirst();
    }

    /** Those that people may type. */
    public List<Option> options() {
        return options.stream().filter(option -> option != Option.DRAFT).toList();
    }

    /** Those that end its text, the ones that only buttons carry included. */
    List<Option> allOptions() {
        return options;
    }

    /** The command with that name, in either case. */
    public static Optional<Command> named(String name) {
        return Stream.of(values())
                .filter(command -> command.names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The command that does that to a ticket. */
    public static Optional<Command> of(Verb verb) {
        return Stream.of(values()).filter(command -> command.verb == verb).findFirst();
    }
}
