package dev.dutydesk.state.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Something a desk says beside its tickets, to a channel or to one person. What it says is written when it is sent, so
 * that it is never out of date.
 *
 * @param id unique: a repeat is the same announcement
 * @param subject what it is about, in the words of the feature that says it: {@code digest}, {@code swap/7}
 * @param to a person's id, or a channel as {@link #channel} names it
 * @param urgent sent before those that aren't
 * @param expires when it isn't worth sending any more
 */
public record Announcement(String id, String subject, String to, boolean urgent, Instant expires) {
    private static final String CHANNEL = "channel:";

    /** The name of a channel as a destination. */
    public static String channel(String name) {
        return CHANNEL + name;
    }

    /** The name of the channel it is for; empty where it is for one person. */
    public Optional<String> channel() {
        return to.startsWith(CHANNEL) ? Optional.of(to.substring(CHANNEL.length())) : Optional.empty();
    }
}
