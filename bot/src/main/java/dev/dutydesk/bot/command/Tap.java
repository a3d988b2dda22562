package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tapped button says. Its id is a verb with its options, {@code resolve:regression=passed}; what was filled in goes
 * over them.
 *
 * @param word the verb, or an {@link Offer}'s word
 * @param given the options by their words, what was filled in included
 * @param about the ticket that was chosen, or that of the post it stands on; null for none
 */
record Tap(String word, Map<String, String> given, @Nullable TicketKey about) {
    /** The option of a button that chooses among several tickets. */
    private static final String KEY = "key";

    static Tap of(Inbound.Button button) {
        String[] parts = button.button().split(":", 2);
        Map<String, String> given = new HashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split(",")) {
                String[] option = pair.split("=", 2);
                given.put(option[0], option.length == 2 ? option[1] : "");
            }
        }
        if (button.form() != null) {
            given.putAll(button.form());
        }
        String subject = given.getOrDefault(KEY, button.subject() == null ? "" : button.subject());
        return new Tap(parts[0], Map.copyOf(given), TicketKey.parse(subject).orElse(null));
    }

    Optional<Offer> offer() {
        return Offer.named(word);
    }

    Optional<Command> command() {
        return Command.named(word);
    }

    /** As if it had been typed. */
    Parsed read() {
        return command().map(this::read).orElseGet(() -> new Unknown(word, null, ""));
    }

    private Parsed read(Command command) {
        Map<Option, String> options = new EnumMap<>(Option.class);
        for (Option option : command.tapped()) {
            String typed = given.getOrDefault(option.word(), "").strip();
            if (!typed.isEmpty()) {
                String value = option.read(typed).orElse(null);
                if (value == null) {
                    return new OptionWrong(command, option, OptionWrong.Fault.NO_CHOICE, typed);
                }
                options.put(option, value);
            }
        }
        return new Said(command, null, given.getOrDefault("text", "").strip(), options);
    }
}
