package dev.dutydesk.state.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a room was last shown of a ticket.
 *
 * @param revision of the ticket as its card says it; 0 where there is none
 * @param message the platform's id of the card; null where none stands there yet
 * @param lastEvent the number of the last event told, by the card or under it
 * @param posts how many posts were made
 * @param sending the post that was about to be sent; found so after a crash, nobody knows whether it was. Send it again
 *     where the platform knows its posts, else look for it, else decide: then record it by {@link #sent} or give it up by
 *     {@link #unsent}
 * @param called what last called people about it there; null where there is nothing to fold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shown(
        long revision,
        @Nullable String message,
        int lastEvent,
        int posts,
        @Nullable Sending sending,
        @Nullable Called called) {
    public static final Shown NOTHING = new Shown(0, null, 0, 0, null, null);

    /**
     * The card as a new post: the first one, or one in the place of a message that can't be edited any more.
     *
     * @param through the last event that needn't be told apart, since the card says it
     */
    public Sending card(Mark mark, long revision, int through, Instant at) {
        return new Sending(
                mark.post("card-" + (posts + 1)), true, revision, posts == 0 ? 1 : lastEvent + 1, through, at);
    }

    /**
     * The next steps in the card's thread, up to the event. For a platform that knows its posts tell them one by one: a
     * step that may already stand there must not be folded with others.
     */
    public Sending step(Mark mark, int through, Instant at) {
        int from = lastEvent + 1;
        String what = from == through ? "event-" + from : "events-" + from + "-" + through;
        return new Sending(mark.post(what), false, revision, from, through, at);
    }

    /** About to be sent: what to {@link Marks#claim}. */
    public Shown before(Sending next) {
        return new Shown(revision, message, lastEvent, posts, next, called);
    }

    /** The post stands there as that message. */
    public Shown sent(Sending sent, String as) {
        return sent.card()
                ? new Shown(sent.revision(), as, Math.max(lastEvent, sent.through()), posts + 1, null, called)
                : new Shown(revision, message, sent.through(), posts + 1, null, called);
    }

    /** What was about to be sent certainly isn't there, or is given up. */
    public Shown unsent() {
        return new Shown(revision, message, lastEvent, posts, null, called);
    }

    /** The events up to that one need no telling any more: the card says them, or they are given up. */
    public Shown told(int through) {
        return new Shown(revision, message, Math.max(lastEvent, through), posts, null, called);
    }

    /** The card now says that revision. */
    public Shown edited(long to) {
        return new Shown(to, message, lastEvent, posts, sending, called);
    }

    /** @param by null once they are folded */
    public Shown called(@Nullable Called by) {
        return new Shown(revision, message, lastEvent, posts, sending, by);
    }
}
