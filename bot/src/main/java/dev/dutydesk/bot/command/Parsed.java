package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.TicketKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the parser made of a text. */
sealed interface Parsed {
    /**
     * A command, well formed.
     *
     * @param key the ticket's; null where none was given or the command takes none
     * @param text what follows the key, or the verb where there is no key; may be empty
     * @param options the values by option, each one that the option takes
     * @param bare whether it stood in the talk of people, neither with a slash nor to the bot
     */
    record Said(Command command, @Nullable TicketKey key, String text, Map<Option, String> options, boolean bare)
            implements Parsed {
        Said(Command command, @Nullable TicketKey key, String text, Map<Option, String> options) {
            this(command, key, text, options, false);
        }

        Said inTalk() {
            return new Said(command, key, text, options, true);
        }

        @Nullable
        String option(Option option) {
            return options.get(option);
        }
    }

    /**
     * Meant as a command, but none of the table.
     *
     * @param near what was probably meant; null where nobody can tell
     * @param text the whole of it, where it may be a report that only looks like a command; else empty
     */
    record Unknown(String verb, @Nullable Command near, String text) implements Parsed {}

    /** Something stands where the ticket's key should be, and nothing like one follows. */
    record KeyMissing(Command command, String instead) implements Parsed {}

    /** An option without its value, given twice, or with a value that it doesn't take. */
    record OptionWrong(Command command, Option option, Fault fault, String typed) implements Parsed {
        enum Fault {
            MISSING,
            TWICE,
            NO_CHOICE
        }
    }

    /** Not meant as a command: a report where the bot is spoken to, else talk. */
    record Talk(String text) implements Parsed {}
}
