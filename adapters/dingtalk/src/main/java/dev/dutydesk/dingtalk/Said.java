package dev.dutydesk.dingtalk;

import com.dingtalk.open.app.api.models.bot.ChatbotMessage;
import com.dingtalk.open.app.api.models.bot.MessageContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message to the robot, by stream or by HTTP.
 *
 * @param account the sender's staff id; DingTalk's id of who is none of the organization's
 * @param at when it was said, as DingTalk has it; null where it doesn't say
 * @param withheld whether DingTalk left out what was said, since the organization's messages of this month are used up
 * @param quote what it quotes; null where it quotes nothing, or DingTalk doesn't say
 */
record Said(
        String conversation,
        @Nullable String title,
        boolean direct,
        String account,
        @Nullable String nick,
        String id,
        @Nullable Instant at,
        boolean withheld,
        String text,
        List<Attached> files,
        @Nullable Quote quote,
        @Nullable String webhook,
        @Nullable Instant webhookUntil) {

    /** The message comes without its text then. */
    private static final String USED_UP = "20001";

    /** @param code with which it can be fetched */
    record Attached(String name, String code) {}

    /** @return null where it isn't one that can be answered */
    static @Nullable Said of(JsonNode data) {
        ChatbotMessage message;
        try {
            message = Json.MAPPER.treeToValue(data, ChatbotMessage.class);
        } catch (JacksonException e) {
            return null;
        }
        String account = first(message.getSenderStaffId(), message.getSenderId());
        if (account.isEmpty() || message.getMsgId() == null || message.getConversationId() == null) {
            return null;
        }
        return new Said(
                message.getConversationId(),
                message.getConversationTitle(),
                "1".equals(message.getConversationType()),
                account,
                message.getSenderNick(),
                message.getMsgId(),
                instant(message.getCreateAt()),
                Json.text(data, "errCode").equals(USED_UP),
                text(message),
                files(message),
                Quote.of(data, message.getChatbotUserId()),
                message.getSessionWebhook(),
                instant(message.getSessionWebhookExpiredTime()));
    }

    private static String text(ChatbotMessage message) {
        MessageContent content = message.getContent();
        if (message.getText() != null) {
            return first(message.getText().getContent()).strip();
        }
        if (content == null) {
            return "";
        }
        if (content.getRichText() != null) {
            StringBuilder words = new StringBuilder();
            content.getRichText().forEach(part -> words.append(first(part.getText())));
            return words.toString().strip();
        }
        // What was spoken comes as DingTalk understood it.
        return first(content.getRecognition()).strip();
    }

    private static List<Attached> files(ChatbotMessage message) {
        MessageContent content = message.getContent();
        if (content == null) {
            return List.of();
        }
        List<Attached> files = new ArrayList<>();
        parts(content).forEach(part -> {
            String code = first(part.getDownloadCode(), part.getPictureDownloadCode());
            if (!code.isEmpty()) {
                String kind = part == content ? first(message.getMsgtype()) : first(part.getType());
                files.add(new Attached(name(part, kind), code));
            }
        });
        return List.copyOf(files);
    }

    private static Stream<MessageContent> parts(MessageContent content) {
        return content.getRichText() == null ? Stream.of(content) : content.getRichText().stream();
    }

    private static String name(MessageContent part, String kind) {
        return switch (kind) {
            case "video" -> "video." + first(part.getVideoType(), "mp4");
            case "audio" -> "audio.amr";
            case "file" -> first(part.getFileName(), "file");
            default -> first(part.getFileName(), "picture.png");
        };
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static String first(@Nullable String... values) {
        return Stream.of(values)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }
}
