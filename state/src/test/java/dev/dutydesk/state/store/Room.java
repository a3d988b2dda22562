package dev.dutydesk.state.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A platform as the senders see it: every room's messages, in the order in which they came. */
final class Room {
    private final boolean knowsItsPosts;
    private final List<Message> messages = new ArrayList<>();

    Room(boolean knowsItsPosts) {
        this.knowsItsPosts = knowsItsPosts;
    }

    /** @param revision the one the card says now; 0 for a step */
    private record Message(String id, Mark mark, Sending post, long revision) {}

    synchronized String post(Mark mark, Sending post) {
        Optional<String> already = knowsItsPosts ? find(post.post()) : Optional.empty();
        return already.orElseGet(() -> {
            String id = "m" + messages.size();
            messages.add(new Message(id, mark, post, post.card() ? post.revision() : 0));
            return id;
        });
    }

    synchronized Optional<String> find(String post) {
        return messages.stream()
                .filter(message -> message.post().post().equals(post))
                .map(Message::id)
                .findFirst();
    }

    synchronized void edit(String id, long revision) {
        messages.replaceAll(message ->
                message.id().equals(id) ? new Message(id, message.mark(), message.post(), revision) : message);
    }

    /** What the cards in that room say of the ticket: the revision of each. */
    synchronized List<Long> cards(Mark mark) {
        return messages.stream()
                .filter(message -> message.mark().equals(mark) && message.post().card())
                .map(Message::revision)
                .toList();
    }

    /** The numbers of the events told, by the card when it was posted and under it, in the order in which they were. */
    synchronized List<Integer> told(Mark mark) {
        return messages.stream()
                .filter(message -> message.mark().equals(mark))
                .map(Message::post)
                .flatMap(post ->
                        IntStream.rangeClosed(post.from(), post.through()).boxed())
                .toList();
    }
}
