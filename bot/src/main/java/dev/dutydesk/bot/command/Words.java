package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Regression;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Options' values as acts want them; the parser lets nothing else through. */
final class Words {
    private Words() {}

    static @Nullable Regression regression(@Nullable String word) {
        return word == null ? null : Regression.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable Integer number(@Nullable String word) {
        return word == null ? null : Integer.valueOf(word);
    }
}
