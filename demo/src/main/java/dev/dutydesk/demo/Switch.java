package dev.dutydesk.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be broken in the shop, each by one switch. */
enum Switch {
    /** Pages take four seconds. */
    SLOW,
    /** Nobody can order: the checkout fails. */
    CHECKOUT,
    /** A payment came in for which there is no order. */
    ORPHAN,
    /** The shop's server reports that its disk is full. */
    DISK,
    /** The backup job doesn't run any more. */
    BACKUP,
    /** Another monitoring system raises a thousand alarms at once. */
    STORM;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Switch> named(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
