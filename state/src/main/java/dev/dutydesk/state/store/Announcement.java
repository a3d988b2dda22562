package dev.dutydesk.state.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a desk says beside its tickets, to a channel or to one person. What it says is written when it is sent, so
 * that it is never out of date.
 *
 * @param id unique: a repeat is the same announcement
 * @param subject what it is about, in the words of the feature that says it: {@code digest}, {@code swap/7}
 * @param to a person's id, or a channel as {@link #channel} names it
 * @param urgent sent before those that aren't
 * @param expires when it isn't worth sending any more
 * @param board the message of the channel that it is written into; null for a message of its own
 */
public record Announcement(
        String id,
        String subject,
        String to,
        boolean urgent,
        Instant expires,
        @Nullable Board board) {
    private static final String CHANNEL = "channel:";

    /** In a message of its own. */
    public Announcement(String id, String subject, String to, boolean urgent, Instant expires) {
        this(id, subject, to, urgent, expires, null);
    }

    /**
     * A message that is written again and again as long as its subject stays the same.
     *
     * @param name what it is for, the same for all its subjects
     * @param how whether it is a new message each time
     */
    public record Board(String name, How how) {}

    /** Where something that has its message is written. */
    public enum How {
        /** Into a new message, which people notice; the one before becomes a line that says so. */
        ANEW,
        /** Into the one that is there, or a new one where there is none; where messages can't be edited, it isn't said. */
        EDITED,
        /** Into the one that is there; where there is none, or none can be edited, it isn't said. */
        ONLY_EDITED
    }

    /** The name of a channel as a destination. */
    public static String channel(String name) {
        return CHANNEL + name;
    }

    /** The name of the channel it is for; empty where it is for one person. */
    public Optional<String> channel() {
        return to.startsWith(CHANNEL) ? Optional.of(to.substring(CHANNEL.length())) : Optional.empty();
    }
}
