package dev.dutydesk.chat;

/**
 * Takes posts for conversations with one person alone ({@link Channel#isDirect}): where there is none yet, it is opened
 * with the first post. What is said to the bot there comes in as from that channel, always as mentioned.
 */
public interface SendsDirect {
    /**
     * Whether such a conversation is where people of the platform are reached: then what one person alone is asked is asked
     * there, and not in a thread that may be anywhere.
     */
    default boolean isWhereOneIsAsked() {
        return false;
    }
}
