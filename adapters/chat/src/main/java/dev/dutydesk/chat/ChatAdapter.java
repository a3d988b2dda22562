package dev.dutydesk.chat;

import org.jspecify.annotations.Nullable;

/**
 * One chat platform. What it can do besides posting is said by the capability interfaces it implements
 * ({@link EditsMessages}, {@link HasThreads}, …); the bot asks the {@link Adapters} and falls back.
 */
public interface ChatAdapter {
    /** The platform's name in desk files. */
    String platform();

    /** The connection's name, where a process may have several on the platform; null where there is but one. */
    default @Nullable String workspace() {
        return null;
    }

    /**
     * Begins to hand events to the inbox. Does not fail because the platform can't be reached: it goes on trying and
     * says so in {@link #link()}.
     */
    void start(Inbox inbox);

    /** Takes no more events and ends the link. What is under way may end. Harmless when repeated. */
    void stop();

    /**
     * Sends it and returns the platform's id of the message.
     *
     * @throws NotPosted where it was not, or perhaps not, sent
     */
    String post(Post post) throws NotPosted;

    /** How the link to the platform stands now; down before the start and after the end. */
    Link link();

    /** @param detail a short sentence for health, without secrets */
    record Link(boolean up, String detail) {}
}
