package dev.dutydesk.slack;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.NotPosted;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was said in channels while nobody listened. Slack says how long to wait where it is asked too often. */
final class History {
    private static final int PAGE = 100;
    private static final int TRIES = 10;

    /** What people and bots say; all else tells of the channel itself. */
    private static final Set<String> TALK = Set.of("", "file_share", "thread_broadcast", "bot_message", "me_message");

    private final Calls calls;
    private final Handing handing;

    /** @param handing by whose end the waiting ends too */
    History(Calls calls, Handing handing) {
        this.calls = calls;
        this.handing = handing;
    }

    private record Page(List<Message> messages, @Nullable String next) {
        static Page of(@Nullable List<Message> messages, @Nullable ResponseMetadata metadata) {
            String cursor = metadata == null ? null : metadata.getNextCursor();
            return new Page(
                    messages == null ? List.of() : messages, cursor == null || cursor.isEmpty() ? null : cursor);
        }
    }

    private interface Pages {
        Page at(@Nullable String cursor) throws NotPosted;
    }

    /**
     * Oldest first, with what was said in the threads of these messages and in those threads.
     *
     * @param threads the ts of older roots
     */
    Collection<Said> since(String channel, Instant since, Collection<String> threads) throws NotPosted {
        String oldest = SlackTime.ts(since);
        Map<String, Said> found = new TreeMap<>();
        Map<String, Boolean> roots = new TreeMap<>();
        threads.forEach(thread -> roots.put(thread, true));
        all(cursor -> main(channel, oldest, cursor), message -> {
            take(found, channel, message);
            if (message.getReplyCount() != null && message.getReplyCount() > 0) {
                roots.put(message.getTs(), true);
            }
        });
        for (String root : roots.keySet()) {
            try {
                all(cursor -> thread(channel, root, oldest, cursor), message -> {
                    // The root comes with its replies, however old it is.
                    if (message.getTs().compareTo(oldest) > 0) {
                        take(found, channel, message);
                    }
                });
            } catch (NotPosted e) {
                if (e.why() != NotPosted.Why.NEVER) {
                    throw e;
                }
                // Somebody has deleted the root.
            }
        }
        return found.values();
    }

    private static void take(Map<String, Said> found, String channel, Message message) {
        String subtype = message.getSubtype() == null ? "" : message.getSubtype();
        if (TALK.contains(subtype)) {
            found.put(message.getTs(), Said.of(channel, message));
        }
    }

    private interface Taker {
        void take(Message message);
    }

    private static void all(Pages pages, Taker taker) throws NotPosted {
        String cursor = null;
        do {
            Page page = pages.at(cursor);
            page.messages().forEach(taker::take);
            cursor = page.next();
        } while (cursor != null);
    }

    private Page main(String channel, String oldest, @Nullable String cursor) throws NotPosted {
        var history = patiently(methods -> methods.conversationsHistory(
                request -> request.channel(channel).oldest(oldest).limit(PAGE).cursor(cursor)));
        return Page.of(history.getMessages(), history.getResponseMetadata());
    }

    private Page thread(String channel, String root, String oldest, @Nullable String cursor) throws NotPosted {
        var replies = patiently(methods -> methods.conversationsReplies(request ->
                request.channel(channel).ts(root).oldest(oldest).limit(PAGE).cursor(cursor)));
        return Page.of(replies.getMessages(), replies.getResponseMetadata());
    }

    private <R extends SlackApiTextResponse> R patiently(Calls.Call<R> call) throws NotPosted {
        for (int i = 1; ; i++) {
            try {
                return calls.make(call);
            } catch (NotPosted e) {
                boolean waits = e.why() == NotPosted.Why.TRY_AGAIN && !e.after().isZero() && i < TRIES;
                if (!waits || !handing.pauses(e.after())) {
                    throw e;
                }
            }
        }
    }
}
