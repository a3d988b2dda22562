package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A button in words, for platforms whose messages carry none: what to type instead of tapping it. */
public final class TypedCommand {
    private static final String KEY = "key=";
    private static final String TEXT = "text=";

    private TypedCommand() {}

    /**
     * {@code resolve:regression=passed} on SHOP-12 is typed {@code resolve SHOP-12 --regression passed};
     * {@code assign:key=SHOP-7,text=ops} is typed {@code assign SHOP-7 ops}.
     *
     * @param subject the ticket's key; null where the card is about none
     */
    public static String of(Card.Button button, @Nullable String subject) {
        String[] parts = button.id().split(":", 2);
        String key = subject;
        List<String> rest = new ArrayList<>();
        for (String argument : parts.length == 1 ? new String[0] : parts[1].split(",")) {
            if (argument.startsWith(KEY)) {
                key = argument.substring(KEY.length());
            } else if (argument.startsWith(TEXT)) {
                rest.addFirst(argument.substring(TEXT.length()));
            } else {
                rest.add("--" + argument.replaceFirst("=", " "));
            }
        }
        if (key != null) {
            rest.addFirst(key);
        }
        rest.addFirst(parts[0]);
        return String.join(" ", rest);
    }
}
