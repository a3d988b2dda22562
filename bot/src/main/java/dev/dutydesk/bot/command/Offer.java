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
    APART,
    /** It is the same as another open ticket. */
    SAME,
    /** It is what a resolved ticket was about: that isn't solved. */
    AGAIN,
    /** The fix is good. */
    PASS,
    /** The fix isn't. */
    FAIL,
    /** Pictures that belong to a report of some time ago. */
    APPEND,
    /** What was said is a report of its own. */
    FRESH,
    /** It names several things, each a ticket of its own. */
    SPLIT,
    /** Where the trouble is, asked while nobody knows where a report belongs. */
    WHERE,
    /** How many customers are hit. */
    SCOPE;

    String word() {
        return "offer-" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<Offer> named(String word) {
        return Stream.of(values()).filter(offer -> offer.word().equals(word)).findFirst();
    }
}
