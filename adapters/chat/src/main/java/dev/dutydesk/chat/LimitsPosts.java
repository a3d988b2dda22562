package dev.dutydesk.chat;

import java.time.Duration;

/** The platform takes only so many posts and edits in a channel. The bot keeps within that, the worst news first. */
public interface LimitsPosts {
    Limit limit();

    /** @param posts how many posts and edits together, at least one, @param within which time */
    record Limit(int posts, Duration within) {}
}
