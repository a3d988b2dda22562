package dev.dutydesk.chat;

import java.time.Duration;

/** The platform takes only so many posts and edits in a channel. The bot keeps within that, the worst news first. */
public interface LimitsPosts {
    /** Of posts and edits together. */
    Limit limit();

    /** Of posts alone, in a group: less where a platform minds what is said anew more than what is edited. */
    default Limit posts() {
        return limit();
    }

    /** @param posts how many posts and edits together, at least one, @param within which time */
    record Limit(int posts, Duration within) {}
}
