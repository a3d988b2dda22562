package dev.dutydesk.chat;

import java.time.Instant;
import java.util.Collection;

/** What was said in a channel while nobody listened can be read later. */
public interface ReadsHistory extends ChatAdapter {
    /**
     * Hands to the inbox what was said in the channel after that instant, oldest first, each message under the delivery id
     * that its event has: what came or still comes as an event is the same delivery. Answers are shown as ever. Returns once
     * all of it was handed over.
     *
     * @param threads the roots of older threads that are read too
     * @throws NotPosted where the platform doesn't let it be read now; it is asked again later from the beginning
     */
    void catchUp(Channel channel, Instant since, Collection<String> threads) throws NotPosted;

    /** Whether conversations with one person alone can be read too. */
    default boolean readsDirect() {
        return false;
    }
}
