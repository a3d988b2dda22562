package dev.dutydesk.chat;

/** The platform trims old messages, but not those that the bot holds on to: the roots of open tickets. */
public interface PinsRoots {
    void pin(Channel channel, String message);

    void unpin(Channel channel, String message);
}
