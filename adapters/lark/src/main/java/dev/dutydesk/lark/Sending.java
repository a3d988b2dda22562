package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.lark.oapi.service.im.v1.model.CreateMessageReq;
import com.lark.oapi.service.im.v1.model.CreateMessageReqBody;
import com.lark.oapi.service.im.v1.model.PatchMessageReq;
import com.lark.oapi.service.im.v1.model.PatchMessageReqBody;
import com.lark.oapi.service.im.v1.model.ReplyMessageReq;
import com.lark.oapi.service.im.v1.model.ReplyMessageReqBody;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cards on their way to chats, threads and single people. With each goes what Lark knows a repeat by. */
final class Sending {
    private static final String CARD = "interactive";

    /** Far more than a bot talks to alone. */
    private static final int MOST = 10_000;

    private final Calls calls;
    private final Answering answering;
    private final Map<String, String> directs = new ConcurrentHashMap<>();

    Sending(Calls calls, Answering answering) {
        this.calls = calls;
        this.answering = answering;
    }

    /** @return the message's id */
    String to(Channel channel, JsonObject card, String uuid) throws NotPosted {
        String account = channel.account();
        return account == null ? send("chat_id", channel.id(), card, uuid) : direct(account, card, uuid);
    }

    /** To the person alone; Lark opens the conversation with the first message. */
    String direct(String account, JsonObject card, String uuid) throws NotPosted {
        return send("open_id", account, card, uuid);
    }

    private String send(String kind, String id, JsonObject card, String uuid) throws NotPosted {
        var sent = calls.make((client, options) -> client.im()
                        .v1()
                        .message()
                        .create(
                                CreateMessageReq.newBuilder()
                                        .receiveIdType(kind)
                                        .createMessageReqBody(CreateMessageReqBody.newBuilder()
                                                .receiveId(id)
                                                .msgType(CARD)
                                                .content(card.toString())
                                                .uuid(uuid)
                                                .build())
                                        .build(),
                                options))
                .getData();
        if (kind.equals("open_id") && sent.getChatId() != null && directs.size() < MOST) {
            directs.put(id, sent.getChatId());
        }
        return sent.getMessageId();
    }

    /** Under the root: in its thread, or as an answer to it in a conversation with one person, which has no threads. */
    String under(Channel channel, String root, JsonObject card, String uuid) throws NotPosted {
        return calls.make((client, options) -> client.im()
                        .v1()
                        .message()
                        .reply(
                                ReplyMessageReq.newBuilder()
                                        .messageId(root)
                                        .replyMessageReqBody(ReplyMessageReqBody.newBuilder()
                                                .msgType(CARD)
                                                .content(card.toString())
                                                .replyInThread(!channel.isDirect())
                                                .uuid(uuid)
                                                .build())
                                        .build(),
                                options))
                .getData()
                .getMessageId();
    }

    /**
     * In a group, where only that person sees it, for as long as the app is open. It can't be edited.
     *
     * @see <a href="https://open.larksuite.com/document/ukTMukTMukTM/uETOyYjLxkjM24SM5IjN">cards for one person</a>
     */
    String only(String account, String chat, JsonObject card) throws NotPosted {
        JsonObject body = new JsonObject();
        body.addProperty("chat_id", chat);
        body.addProperty("open_id", account);
        body.addProperty("msg_type", CARD);
        body.add("card", card);
        JsonObject data = calls.post("/open-apis/ephemeral/v1/send", body).getData();
        return data != null && data.has("message_id") ? data.get("message_id").getAsString() : "";
    }

    /** Makes the message that card, once no tap on it waits for its answer. */
    void edit(String message, JsonObject card) throws NotPosted {
        answering.await(message);
        calls.make((client, options) -> client.im()
                .v1()
                .message()
                .patch(
                        PatchMessageReq.newBuilder()
                                .messageId(message)
                                .patchMessageReqBody(PatchMessageReqBody.newBuilder()
                                        .content(card.toString())
                                        .build())
                                .build(),
                        options));
    }

    /** What Lark calls the channel; empty for a conversation in which nothing was said yet. */
    Optional<String> chatOf(Channel channel) {
        String account = channel.account();
        return account == null ? Optional.of(channel.id()) : Optional.ofNullable(directs.get(account));
    }
}
