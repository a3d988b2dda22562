package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages in a room that last called people about a ticket, all of one step. They are folded when another step calls,
 * and when nobody waits for them any more.
 *
 * @param messages at least one
 */
public record Called(List<Message> messages) {
    public Called {
        messages = List.copyOf(messages);
    }

    /** @param id the platform's id of it */
    public record Message(String id, Notice notice, Instant at) {}

    /** Whether the notice calls for what these do, at the same time. */
    public boolean isStepOf(Notice notice) {
        return messages.getFirst().notice().step().equals(notice.step());
    }

    public Called and(Message message) {
        List<Message> all = new ArrayList<>(messages);
        all.add(message);
        return new Called(all);
    }
}
