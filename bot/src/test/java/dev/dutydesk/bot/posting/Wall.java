package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A platform's rooms as people see them, with whatever trouble a test wants. */
final class Wall {
    private final List<Message> messages = new ArrayList<>();
    private final Set<String> pinned = new TreeSet<>();
    private Trouble trouble = post -> {};
    private Trouble afterwards = post -> {};

    /** @param post its id @param text the title and the body */
    record Message(
            String id,
            String post,
            String channel,
            @Nullable String thread,
            String subject,
            String text,
            List<String> buttons) {}

    interface Trouble {
        void mayCome(Post post) throws NotPosted;
    }

    /** What happens before a post is taken, or an edit. */
    synchronized void suffers(Trouble next) {
        trouble = next;
    }

    /** What happens once a post was taken. */
    synchronized void suffersAfterwards(Trouble next) {
        afterwards = next;
    }

    synchronized void recovers() {
        trouble = post -> {};
        afterwards = post -> {};
    }

    String post(Post post) throws NotPosted {
        trouble().mayCome(post);
        String id = add(post);
        afterwards().mayCome(post);
        return id;
    }

    void edit(String message, Post post) throws NotPosted {
        trouble().mayCome(post);
        replace(message, post);
    }

    synchronized Optional<String> find(String post) {
        return messages.stream()
                .filter(message -> message.post().equals(post))
                .map(Message::id)
                .findFirst();
    }

    synchronized void pin(String message) {
        pinned.add(message);
    }

    synchronized void unpin(String message) {
        pinned.remove(message);
    }

    synchronized Set<String> pinned() {
        return Set.copyOf(pinned);
    }

    synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    /** What stands in the channel's main line. */
    synchronized List<Message> main(String channel) {
        return messages.stream()
                .filter(message -> message.channel().equals(channel) && message.thread() == null)
                .toList();
    }

    /** What stands under the message. */
    synchronized List<Message> thread(String root) {
        return messages.stream()
                .filter(message -> root.equals(message.thread()))
                .toList();
    }

    /** Takes the message away, as a platform does that trims its rooms. */
    synchronized void loses(String message) {
        messages.removeIf(each -> each.id().equals(message));
    }

    /** As if a process had posted it that is no more. */
    synchronized String add(Post post) {
        String id = "m" + (messages.size() + 1);
        messages.add(message(id, post));
        return id;
    }

    private synchronized void replace(String message, Post post) throws NotPosted {
        if (messages.stream().noneMatch(each -> each.id().equals(message))) {
            throw new NotPosted(NotPosted.Why.NEVER, "there is no such message");
        }
        messages.replaceAll(each -> each.id().equals(message)
                ? new Message(
                        message,
                        each.post(),
                        each.channel(),
                        each.thread(),
                        each.subject(),
                        text(post.card()),
                        buttons(post.card()))
                : each);
    }

    private static Message message(String id, Post post) {
        Channel channel = post.channel();
        return new Message(
                id,
                post.id(),
                channel.name(),
                post.thread(),
                String.valueOf(post.subject()),
                text(post.card()),
                buttons(post.card()));
    }

    private static String text(Card card) {
        return CardRenderer.toPlainText(card);
    }

    private static List<String> buttons(Card card) {
        return card.buttons().stream().map(Card.Button::id).toList();
    }

    private synchronized Trouble trouble() {
        return trouble;
    }

    private synchronized Trouble afterwards() {
        return afterwards;
    }
}
