package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.EventMessage;
import com.lark.oapi.service.im.v1.model.Message;
import com.lark.oapi.service.im.v1.model.P2MessageReceiveV1Data;
import com.lark.oapi.service.im.v1.model.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message, whichever event or call brought it.
 *
 * @param message its id, {@code om_…}
 * @param sender the open id of who said it, or the id of the app that did
 * @param app whether an app said it
 * @param root the id of the message under which it stands; null where it stands by itself
 * @param topic the thread's own id, {@code omt_…}; null where there is none
 * @param direct whether it was said to the bot alone
 */
record Said(
        String message,
        String chat,
        String sender,
        boolean app,
        @Nullable String root,
        @Nullable String topic,
        Instant at,
        String type,
        @Nullable String content,
        List<Mentioned> mentions,
        boolean direct) {
    static final Comparator<Said> IN_ORDER = Comparator.comparing(Said::at).thenComparing(Said::message);

    /** @param key what stands in its place in the text @param account the open id; empty for all */
    record Mentioned(String key, String account, String name) {}

    static Said of(P2MessageReceiveV1Data event) {
        EventMessage message = event.getMessage();
        String sender = openId(event.getSender().getSenderId());
        return new Said(
                message.getMessageId(),
                message.getChatId(),
                sender,
                !"user".equals(event.getSender().getSenderType()),
                orNull(message.getRootId()),
                orNull(message.getThreadId()),
                instant(message.getCreateTime()),
                message.getMessageType(),
                message.getContent(),
                stream(message.getMentions())
                        .map(each -> new Mentioned(each.getKey(), openId(each.getId()), orEmpty(each.getName())))
                        .toList(),
                "p2p".equals(message.getChatType()));
    }

    static Said of(String chat, Message message) {
        return new Said(
                message.getMessageId(),
                chat,
                message.getSender() == null ? "" : orEmpty(message.getSender().getId()),
                message.getSender() == null
                        || !"user".equals(message.getSender().getSenderType()),
                orNull(message.getRootId()),
                orNull(message.getThreadId()),
                instant(message.getCreateTime()),
                orEmpty(message.getMsgType()),
                message.getBody() == null ? null : message.getBody().getContent(),
                stream(message.getMentions())
                        .map(each -> new Mentioned(each.getKey(), orEmpty(each.getId()), orEmpty(each.getName())))
                        .toList(),
                false);
    }

    boolean mentions(String account) {
        return mentions.stream().anyMatch(mention -> mention.account().equals(account));
    }

    /** What was typed: without the mark of the bot, with the names of the others. */
    String typed(String bot, String text, Names names) {
        String typed = text;
        // The marks are numbered: the tenth begins like the first.
        for (Mentioned mention : mentions.stream()
                .sorted(Comparator.comparing((Mentioned each) -> each.key().length())
                        .reversed())
                .toList()) {
            typed = mention.account().equals(bot)
                    ? typed.replaceAll(Pattern.quote(mention.key()) + "[ \u00a0]*", "")
                    : typed.replace(mention.key(), "@" + names.of(mention));
        }
        return typed.replace("@_all", "@all").strip();
    }

    /** What people call who is mentioned. */
    interface Names {
        String of(Mentioned mentioned);
    }

    static String openId(@Nullable UserId id) {
        return id == null ? "" : orEmpty(id.getOpenId());
    }

    static Instant instant(@Nullable String millis) {
        return millis == null || !millis.matches("\\d{1,18}")
                ? Instant.EPOCH
                : Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static <T> Stream<T> stream(T @Nullable [] array) {
        return array == null ? Stream.of() : Stream.of(array);
    }

    private static @Nullable String orNull(@Nullable String id) {
        return id == null || id.isEmpty() ? null : id;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
