package dev.dutydesk.slack;

import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.dutydesk.chat.NotPosted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks through a channel, or one of its threads, page by page. */
final class PostSearch {
    private static final int PAGE = 100;

    private final Calls calls;
    private final String channel;
    private final @Nullable String thread;
    private final String oldest;

    /** @param oldest what was sent before isn't looked at */
    PostSearch(Calls calls, String channel, @Nullable String thread, Instant oldest) {
        this.calls = calls;
        this.channel = channel;
        this.thread = thread;
        this.oldest = SlackTime.ts(oldest);
    }

    private record Page(List<Message> messages, String next) {
        static Page of(List<Message> messages, @Nullable ResponseMetadata metadata) {
            String cursor = metadata == null ? null : metadata.getNextCursor();
            return new Page(messages, cursor == null ? "" : cursor);
        }
    }

    /** The ts of one that fits. */
    Optional<String> first(Predicate<Message> wanted) throws NotPosted {
        Page page = page(null);
        while (true) {
            Optional<String> found =
                    page.messages().stream().filter(wanted).map(Message::getTs).findFirst();
            if (found.isPresent() || page.next().isEmpty()) {
                return found;
            }
            page = page(page.next());
        }
    }

    private Page page(@Nullable String cursor) throws NotPosted {
        if (thread == null) {
            var history = calls.make(methods -> methods.conversationsHistory(request -> request.channel(channel)
                    .oldest(oldest)
                    .limit(PAGE)
                    .cursor(cursor)
                    .includeAllMetadata(true)));
            return Page.of(history.getMessages(), history.getResponseMetadata());
        }
        var replies = calls.make(methods -> methods.conversationsReplies(request -> request.channel(channel)
                .ts(thread)
                .oldest(oldest)
                .limit(PAGE)
                .cursor(cursor)
                .includeAllMetadata(true)));
        return Page.of(replies.getMessages(), replies.getResponseMetadata());
    }
}
