package dev.dutydesk.lark;

import dev.dutydesk.chat.Post;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** By what a message of the bot is known to Lark, made of what it is known by to the bot. */
final class PostNote {
    private PostNote() {}

    /** For an hour Lark sends only one message with it. At most 50 characters. */
    static String uuid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** What the card carries unseen, as the id of its first element: letters, digits and {@code _}, at most 20. */
    static String mark(Post post) {
        return "p_" + uuid(post.id()).replace("-", "").substring(0, 18).toLowerCase(Locale.ROOT);
    }
}
