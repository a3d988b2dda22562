package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A button in words, for platforms whose messages carry none: what to type instead of tapping it. */
public final class TypedCommand {
    private TypedCommand() {}

    /**
     * {@code resolve:regression=passed} on SHOP-12 is typed {@code resolve SHOP-12 --regression passed}.
     *
     * @param subject the ticket's key; null where the card is about none
     */
    public static String of(Card.Button button, @Nullable String subject) {
        String[] parts = button.id().split(":", 2);
        String verb = subject == null ? parts[0] : parts[0] + " " + subject;
        return parts.length == 1 ? verb : verb + " " + options(parts[1]);
    }

    private static String options(String arguments) {
        return Arrays.stream(arguments.split(","))
                .map(argument -> "--" + argument.replaceFirst("=", " "))
                .collect(Collectors.joining(" "));
    }
}
