package dev.dutydesk.bot.calling;

import dev.dutydesk.state.ticket.Delivery;
import org.jspecify.annotations.Nullable;

/** What came of asking a gateway once. */
sealed interface Answer {
    /** @param why it failed, as a short clause; null where it didn't */
    record Ended(Delivery delivery, @Nullable String why) implements Answer {}

    /** Worth another try. @param why as a short clause */
    record NotNow(String why) implements Answer {}
}
