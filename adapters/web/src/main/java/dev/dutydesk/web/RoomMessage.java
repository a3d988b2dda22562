package dev.dutydesk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dutydesk.chat.Inbound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a room keeps it. Its id is its number in the room's keys.
 *
 * @param thread the root's id where it stands in a thread
 * @param text as typed; of a card, its plain text
 * @param forwarded what others said elsewhere, which its author passes on; null for nothing
 * @param deletedAt when its author took it away; then its text and files are gone
 * @param onlyFor the account of the one person who may see it
 * @param ticket the key of the ticket that a post is about
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RoomMessage(
        Author author,
        Instant at,
        @Nullable String thread,
        // empty where there are only files
        @JsonInclude(JsonInclude.Include.ALWAYS) String text,
        @Nullable List<Attached> files,
        @Nullable List<Quoted> forwarded,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable String onlyFor,
        @Nullable String ticket,
        @Nullable CardView card) {

    record Author(String account, String name) {}

    /**
     * @param id the upload's
     * @param size in bytes
     * @param type by its bytes
     * @param url where it is read
     */
    record Attached(String id, String name, long size, String type, String url) {}

    /** @param from whoever said it, by the word of who passes it on */
    record Quoted(String from, String text) {}

    /** What it passes on, as the port has it. */
    List<Inbound.Forwarded> passedOn() {
        return forwarded == null
                ? List.of()
                : forwarded.stream()
                        .map(each -> new Inbound.Forwarded(each.from(), each.text()))
                        .toList();
    }

    boolean visibleTo(@Nullable String account) {
        return onlyFor == null || onlyFor.equals(account);
    }

    RoomMessage edited(Instant when, RoomMessage to) {
        return new RoomMessage(
                author, at, thread, to.text, to.files, to.forwarded, when, null, onlyFor, to.ticket, to.card);
    }

    /** In the author's new words. */
    RoomMessage saying(String words, Instant when) {
        return new RoomMessage(author, at, thread, words, files, forwarded, when, null, onlyFor, ticket, card);
    }

    /** Taken away: its place stays. */
    RoomMessage gone(Instant when) {
        return new RoomMessage(author, at, thread, "", null, null, editedAt, when, onlyFor, ticket, card);
    }

    /** @param instead its new text; null for the one it has @param gone what begins the urls of files that go */
    RoomMessage redacted(@Nullable String instead, List<String> gone) {
        List<Attached> left = files == null
                ? List.of()
                : files.stream()
                        .filter(file -> gone.stream().noneMatch(file.url()::startsWith))
                        .toList();
        String words = instead == null ? text : instead;
        // What takes the text's place has what was passed on in it.
        List<Quoted> quoted = instead == null ? forwarded : null;
        return new RoomMessage(
                author,
                at,
                thread,
                words,
                left.isEmpty() ? null : left,
                quoted,
                editedAt,
                deletedAt,
                onlyFor,
                ticket,
                card);
    }

    RoomMessage about(String key) {
        return new RoomMessage(author, at, thread, text, files, forwarded, editedAt, deletedAt, onlyFor, key, card);
    }
}
