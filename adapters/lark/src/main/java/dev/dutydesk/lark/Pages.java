package dev.dutydesk.lark;

import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.core.utils.Jsons;
import com.lark.oapi.service.im.v1.model.GetMessageReq;
import com.lark.oapi.service.im.v1.model.ListMessageResp;
import com.lark.oapi.service.im.v1.model.ListMessageRespBody;
import com.lark.oapi.service.im.v1.model.Message;
import dev.dutydesk.chat.NotPosted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in chats and threads, page by page. */
final class Pages {
    private final Calls calls;

    Pages(Calls calls) {
        this.calls = calls;
    }

    /** Told of each message until it has seen enough. */
    interface Looker {
        boolean goesOn(Message message);
    }

    private interface Query {
        Listing at(@Nullable String page);
    }

    /** A chat from that instant on. */
    void chat(String chat, Instant since, boolean oldestFirst, Looker looker) throws NotPosted {
        all(page -> Listing.ofChat(chat, since.getEpochSecond(), oldestFirst, page), looker);
    }

    /** A thread, latest first. @param topic {@code omt_…} */
    void thread(String topic, Looker looker) throws NotPosted {
        all(page -> Listing.ofThread(topic, page), looker);
    }

    /** The thread under that message; empty where there is none, or the message is gone. */
    Optional<String> topicOf(String root) throws NotPosted {
        try {
            Message[] found = calls.make((client, options) -> client.im()
                            .v1()
                            .message()
                            .get(GetMessageReq.newBuilder().messageId(root).build(), options))
                    .getData()
                    .getItems();
            return (found == null ? Stream.<Message>of() : Stream.of(found))
                    .map(Message::getThreadId)
                    .filter(topic -> topic != null && !topic.isEmpty())
                    .findFirst();
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void all(Query query, Looker looker) throws NotPosted {
        String next = null;
        do {
            ListMessageRespBody page = page(query.at(next));
            Message[] items = page.getItems();
            for (Message message : items == null ? new Message[0] : items) {
                if (!looker.goesOn(message)) {
                    return;
                }
            }
            next = Boolean.TRUE.equals(page.getHasMore()) ? page.getPageToken() : null;
        } while (next != null);
    }

    private ListMessageRespBody page(Listing listing) throws NotPosted {
        return calls.make((client, options) -> {
                    RawResponse response =
                            client.get("/open-apis/im/v1/messages", listing, AccessTokenType.Tenant, options);
                    ListMessageResp answer = Jsons.DEFAULT.fromJson(
                            new String(response.getBody(), StandardCharsets.UTF_8), ListMessageResp.class);
                    if (answer == null) {
                        throw new IllegalArgumentException("empty");
                    }
                    answer.setRawResponse(response);
                    return answer;
                })
                .getData();
    }
}
