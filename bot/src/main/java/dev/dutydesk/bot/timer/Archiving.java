package dev.dutydesk.bot.timer;

import dev.dutydesk.state.store.DueTimes;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ended ticket is archived when it can't be reopened any more. An accepted P1 waits for its retrospective: writing it
 * is a commit, which sets the timer.
 */
final class Archiving implements DueTimes {
    @Override
    public @Nullable Instant next(Ticket ticket) {
        return ticket.state().isEnded() && !owesRetrospective(ticket)
                ? ticket.closing().reopenUntil()
                : null;
    }

    private static boolean owesRetrospective(Ticket ticket) {
        return ticket.state() == State.ACCEPTED
                && ticket.sort().grade() == Grade.P1
                && ticket.closing().retrospective() == null;
    }
}
