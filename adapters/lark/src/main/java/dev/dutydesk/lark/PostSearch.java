package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.Message;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for a post among what the app has sent to a chat. */
final class PostSearch {
    private final Pages pages;
    private final String chat;
    private final Instant oldest;
    private @Nullable String found;

    /** @param oldest what was sent before isn't looked at */
    PostSearch(Pages pages, String chat, Instant oldest) {
        this.pages = pages;
        this.chat = chat;
        this.oldest = oldest;
    }

    /** The id of the message that the post has become; empty where it has become none. */
    Optional<String> find(Post post) throws NotPosted {
        String mark = PostNote.mark(post);
        String root = post.thread();
        if (root == null || post.channel().isDirect()) {
            pages.chat(chat, oldest, false, message -> look(message, mark));
        } else {
            Optional<String> topic = pages.topicOf(root);
            if (topic.isPresent()) {
                pages.thread(topic.get(), message -> look(message, mark));
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean look(Message message, String mark) {
        Said said = Said.of(chat, message);
        if (said.app() && String.valueOf(said.content()).contains(mark)) {
            found = said.message();
        }
        return found == null && !said.at().isBefore(oldest);
    }
}
