package dev.dutydesk.chat;

/** What can go wrong between an adapter and its platform. */
public enum Trouble {
    /** The platform can't be reached in either direction. */
    UNREACHABLE,
    /** It takes no more posts for now, and says for how long. */
    BUSY,
    /** It takes the next post, but its answer is lost on the way back. */
    ANSWER_LOST,
    /** It will never take a post into this channel. */
    FORBIDDEN
}
