package dev.dutydesk.chat;

/** The bot's ear. */
@FunctionalInterface
public interface Inbox {
    /**
     * Handles one event and blocks until its outcome is on disk, or known not to be. Safe to call from many threads
     * and again with the same delivery. Never throws for what a user did.
     */
    Answer receive(Inbound inbound);
}
