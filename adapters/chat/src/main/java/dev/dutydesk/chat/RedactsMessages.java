package dev.dutydesk.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bot can take out of a channel what people said there. Where a platform lets only its author do that, the message
 * must be deleted by hand, and the bot says so.
 */
public interface RedactsMessages {
    /**
     * Takes it out for good, and tells nobody's inbox. Harmless when repeated, or where the message isn't there any more.
     *
     * @param message the platform's id of it
     * @param instead what stands in the place of its text; null where the text stays
     * @param files the addresses of files that it, and what was answered to it, has no longer
     * @throws NotPosted where it was not, or perhaps not, taken out
     */
    void redact(Channel channel, String message, @Nullable String instead, List<String> files) throws NotPosted;

    /**
     * Throws a file away, unless some message still has it.
     *
     * @throws NotPosted where it may still be there
     */
    void discard(String address) throws NotPosted;
}
