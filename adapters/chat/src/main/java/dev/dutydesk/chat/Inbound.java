package dev.dutydesk.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that came in from a platform. It may come twice, late or out of order. */
public sealed interface Inbound {
    /**
     * The platform's own id of the delivery, unique in the channel: a repeat carries the same one. For a message that is
     * the message's own id where an event has another: one message may come as two events, or again from the history.
     */
    String delivery();

    Channel channel();

    /** Who sent it. */
    Sender sender();

    /** When the platform says it was sent; when it came in, where it doesn't say. */
    Instant at();

    /**
     * @param account the platform's own id of the person
     * @param name what the platform calls the person; what the directory does, or the account, where the platform's
     *     event doesn't say
     */
    record Sender(String account, String name) {}

    /**
     * A message in a channel.
     *
     * @param message the platform's id of it
     * @param thread the id of the root message where it stands in a thread; null otherwise
     * @param text as typed, with the bot's own mention taken out
     * @param mentioned whether the bot was mentioned
     * @param forwarded what others said elsewhere, which the sender passes on with this message
     * @param subject the subject of a post of the bot's that it quotes, as the post says it, on a platform without threads;
     *     null where it quotes none
     */
    record Message(
            String delivery,
            Channel channel,
            Sender sender,
            Instant at,
            String message,
            @Nullable String thread,
            String text,
            boolean mentioned,
            List<File> files,
            List<Forwarded> forwarded,
            @Nullable String subject)
            implements Inbound {
        public Message {
            files = List.copyOf(files);
            forwarded = List.copyOf(forwarded);
        }

        /** A message that passes nothing on. */
        public Message(
                String delivery,
                Channel channel,
                Sender sender,
                Instant at,
                String message,
                @Nullable String thread,
                String text,
                boolean mentioned,
                List<File> files) {
            this(delivery, channel, sender, at, message, thread, text, mentioned, files, List.of());
        }

        /** A message that quotes nothing of the bot's. */
        public Message(
                String delivery,
                Channel channel,
                Sender sender,
                Instant at,
                String message,
                @Nullable String thread,
                String text,
                boolean mentioned,
                List<File> files,
                List<Forwarded> forwarded) {
            this(delivery, channel, sender, at, message, thread, text, mentioned, files, forwarded, null);
        }

        /** All its words, what is passed on included. */
        public String whole() {
            return Forwarded.above(text, forwarded);
        }

        /** Whether there are words in it, the sender's own or others'. */
        public boolean says() {
            return !text.isBlank() || !forwarded.isEmpty();
        }

        /** With files that came before it. */
        public Message and(List<File> before) {
            List<File> all = Stream.concat(files.stream(), before.stream()).toList();
            return before.isEmpty()
                    ? this
                    : new Message(
                            delivery, channel, sender, at, message, thread, text, mentioned, all, forwarded, subject);
        }
    }

    /**
     * A message was changed by who wrote it. Not every platform tells.
     *
     * @param delivery of this change: another one than the message's
     * @param message the platform's id of it
     * @param text as it is now, with the bot's own mention taken out, and what it passes on ({@link Forwarded#above})
     */
    record Edited(
            String delivery, Channel channel, Sender sender, Instant at, String message, String text, boolean mentioned)
            implements Inbound {}

    /** A message was taken away by who wrote it. Not every platform tells. @param message the platform's id of it */
    record Deleted(String delivery, Channel channel, Sender sender, Instant at, String message) implements Inbound {}

    /**
     * A slash command of the platform's own kind, which leaves no message. Where a platform has none, the command is a
     * {@link Message} that begins with a slash.
     *
     * @param thread the root's id where it was typed in a thread and the platform says so; null otherwise
     * @param text without the slash and without the bot's name: {@code resolve SHOP-12 done}
     */
    record Command(
            String delivery,
            Channel channel,
            Sender sender,
            Instant at,
            @Nullable String thread,
            String text) implements Inbound {}

    /**
     * A tap on a card's button.
     *
     * @param message the platform's id of the message the card is; null where the form was opened by a command
     * @param subject what the post carried as its subject, or the answer that asked for the form
     * @param button the button's id; the form's where one was filled in
     * @param form what was filled in; null where the button was tapped without a form
     */
    record Button(
            String delivery,
            Channel channel,
            Sender sender,
            Instant at,
            @Nullable String message,
            @Nullable String subject,
            String button,
            @Nullable Map<String, String> form)
            implements Inbound {}

    /**
     * The bot came into a channel. The answer's reply is its greeting: it is shown to all there, once.
     *
     * @param sender who let it in; the bot itself where nobody did
     */
    record Joined(String delivery, Channel channel, Sender sender, Instant at) implements Inbound {}

    /** @param author what the platform calls whoever said it; a name that it doesn't vouch for */
    record Forwarded(String author, String text) {
        /** As one text: what was passed on behind {@code »} and its author, further lines indented, then the sender's own words. */
        public static String above(String own, List<Forwarded> forwarded) {
            return Stream.concat(
                            forwarded.stream().map(Forwarded::quoted),
                            Stream.of(own).filter(text -> !text.isBlank()))
                    .collect(Collectors.joining("\n"));
        }

        private String quoted() {
            return "» " + author + "：" + text.strip().replace("\n", "\n»   ");
        }
    }

    /** @param address where the adapter keeps it */
    record File(String name, String address) {}
}
