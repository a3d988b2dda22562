package dev.dutydesk.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message, whichever event or call brought it.
 *
 * @param user who said it; the bot's id where it was a bot without an account
 * @param bot the id of the bot that said it; null for a person
 * @param text as Slack writes it
 * @param direct whether it was said to the bot alone
 */
record Said(
        String channel,
        String user,
        @Nullable String bot,
        String ts,
        @Nullable String thread,
        String text,
        List<File> files,
        List<Attachment> attachments,
        boolean direct) {

    static Said of(MessageEvent event) {
        return new Said(
                event.getChannel(),
                event.getUser(),
                event.getBotId(),
                event.getTs(),
                event.getThreadTs(),
                orEmpty(event.getText()),
                orNone(event.getFiles()),
                orNone(event.getAttachments()),
                isDirect(event.getChannelType()));
    }

    static Said of(MessageFileShareEvent event) {
        return new Said(
                event.getChannel(),
                event.getUser(),
                null,
                event.getTs(),
                event.getThreadTs(),
                orEmpty(event.getText()),
                orNone(event.getFiles()),
                List.of(),
                isDirect(event.getChannelType()));
    }

    static Said of(MessageBotEvent event) {
        return new Said(
                event.getChannel(),
                event.getBotId(),
                event.getBotId(),
                event.getTs(),
                event.getThreadTs(),
                orEmpty(event.getText()),
                List.of(),
                List.of(),
                isDirect(event.getChannelType()));
    }

    static Said of(String channel, Message message) {
        String user = message.getUser();
        return new Said(
                channel,
                user == null ? orEmpty(message.getBotId()) : user,
                message.getBotId(),
                message.getTs(),
                message.getThreadTs(),
                orEmpty(message.getText()),
                orNone(message.getFiles()),
                orNone(message.getAttachments()),
                Places.isDirect(channel));
    }

    /** The same, under another of its writer's ids. */
    Said by(String id) {
        return new Said(channel, id, bot, ts, thread, text, files, attachments, direct);
    }

    /** What others said elsewhere and the sender passes on. */
    List<Inbound.Forwarded> forwarded(SlackText.Names names) {
        return attachments.stream()
                .filter(attachment -> Boolean.TRUE.equals(attachment.isMsgUnfurl()))
                .map(passed -> new Inbound.Forwarded(
                        orEmpty(passed.getAuthorName()), SlackText.typed(orEmpty(passed.getText()), names)))
                .toList();
    }

    List<Inbound.File> attached() {
        return files.stream()
                .map(file -> new Inbound.File(
                        Objects.requireNonNullElse(file.getName(), "file"), orEmpty(file.getUrlPrivate())))
                .toList();
    }

    private static boolean isDirect(@Nullable String channelType) {
        return "im".equals(channelType);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
