package dev.dutydesk.state.store;

import java.time.Instant;

/**
 * One post of a ticket in a room, before it is known to stand there. Made by {@link Shown#card} and
 * {@link Shown#step}.
 *
 * @param post its id, the same for every try to send the same thing
 * @param card whether it is the card itself; false for steps told in its thread
 * @param revision of the ticket that is shown
 * @param from the first event it tells, @param through the last one
 * @param at when it was about to be sent
 */
public record Sending(String post, boolean card, long revision, int from, int through, Instant at) {

    /**
     * Whether its id alone says what it says: a single step, or the room's first card at the ticket's first revision. Any
     * other one may bring back, on a platform that knows its posts, an earlier try that said something else.
     */
    public boolean isRepeatable() {
        return card ? from == 1 && revision == 1 : from == through;
    }
}
