package dev.dutydesk.bot.review;

import dev.dutydesk.state.ticket.Deadlines;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a grade promises of a ticket. Each is kept or missed once, at one instant. */
public enum Promise {
    RESPONSE,
    DIAGNOSIS,
    RESOLUTION;

    @Nullable
    Instant deadline(Deadlines deadlines) {
        return switch (this) {
            case RESPONSE -> deadlines.respond();
            case DIAGNOSIS -> deadlines.diagnose();
            case RESOLUTION -> deadlines.resolve();
        };
    }

    /** As in records and in the interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
