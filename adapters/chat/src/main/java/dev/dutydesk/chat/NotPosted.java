package dev.dutydesk.chat;

import java.time.Duration;

/** A message didn't reach its platform, or perhaps did. */
public final class NotPosted extends Exception {
    private static final long serialVersionUID = 1;

    public enum Why {
        /** It was certainly not sent; the same can be tried again. */
        TRY_AGAIN,
        /** It may have been sent. */
        UNKNOWN,
        /** The platform will never take it: too old to edit, channel gone, not allowed. */
        NEVER
    }

    private final Why why;
    private final transient Duration after;

    /** @param after how long to wait before the next try; zero where the platform didn't say */
    public NotPosted(Why why, String message, Duration after) {
        super(message);
        this.why = why;
        this.after = after;
    }

    public NotPosted(Why why, String message) {
        this(why, message, Duration.ZERO);
    }

    public Why why() {
        return why;
    }

    public Duration after() {
        return after;
    }
}
