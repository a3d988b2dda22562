package dev.dutydesk.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as one person sees it in the room.
 *
 * @param id the platform's id of it
 * @param thread the root's id where it stands in a thread; null otherwise
 * @param author the account of who wrote it; {@link #BOT} for the adapter's own
 * @param text what is read, without markup: the card's title, body and fields
 * @param buttons the ids of the buttons to tap
 * @param live what is more than text: addresses linked to, people and groups alarmed
 */
public record Seen(
        String id, @Nullable String thread, String author, String text, List<String> buttons, List<String> live) {
    public static final String BOT = "the bot";

    public boolean byBot() {
        return author.equals(BOT);
    }
}
