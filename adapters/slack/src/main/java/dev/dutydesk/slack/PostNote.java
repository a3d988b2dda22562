package dev.dutydesk.slack;

import com.slack.api.model.Message;
import dev.dutydesk.chat.Post;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message of the bot carries unseen: its post's id, by which it is found again, and the ticket it is about. */
final class PostNote {
    private static final String POSTED = "dutydesk_post";
    private static final String ID = "id";
    private static final String SUBJECT = "subject";

    private PostNote() {}

    static Message.Metadata of(Post post) {
        Map<String, Object> note = new HashMap<>();
        note.put(ID, post.id());
        if (post.subject() != null) {
            note.put(SUBJECT, post.subject());
        }
        return Message.Metadata.builder().eventType(POSTED).eventPayload(note).build();
    }

    static boolean isOf(Message message, Post post) {
        return post.id().equals(note(message).get(ID));
    }

    /** The ticket's key; null where the message is about none, or somebody else's. */
    static @Nullable String subject(Message message) {
        return note(message).get(SUBJECT) instanceof String subject ? subject : null;
    }

    private static Map<String, Object> note(Message message) {
        Message.Metadata metadata = message.getMetadata();
        return metadata == null || !POSTED.equals(metadata.getEventType()) || metadata.getEventPayload() == null
                ? Map.of()
                : metadata.getEventPayload();
    }
}
