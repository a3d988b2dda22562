package dev.dutydesk.bot.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reply offers to make of what somebody said. A button's id begins with its {@link #word}; it isn't typed, since it
 * means nothing without what was said.
 */
enum Offer {
    /** It was taken for the same as another ticket, and isn't. */
    APART;

    String word() {
        return "offer-" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<Offer> named(String word) {
        return Stream.of(values()).filter(offer -> offer.word().equals(word)).findFirst();
    }
}
