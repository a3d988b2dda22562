package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Notice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What single people must still be told of tickets. A commit adds them under the ids that the lifecycle gave them, so that
 * a repeat adds nothing; the sender of the desk's lease claims each before the send and takes it away after it.
 */
public final class Notices {
    private final Pending<Notice> pending;

    /** Of those that go by the chat. */
    Notices(Connections redis) {
        this(redis, WaitingKeys.NOTICES);
    }

    Notices(Connections redis, WaitingKeys.Entries keys) {
        pending = new Pending<>(redis, keys, Notice.class, Notice::id, Notice::urgent);
    }

    /**
     * @param sending since when it is being sent; found so after a crash, nobody knows whether it was. Null where nobody
     *     tried, or the try certainly failed
     */
    public record Waiting(Notice notice, @Nullable Instant sending) {}

    /** What to try by now: the urgent ones first, and of those the ones that have waited longest. */
    public List<Waiting> due(String desk, Instant now, int limit) {
        return pending.due(desk, now, limit).stream()
                .map(entry -> new Waiting(entry.entry(), entry.sending()))
                .toList();
    }

    /** Notes that it is about to be sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect claim(String desk, long epoch, Notice notice, Instant now) {
        return pending.claim(desk, epoch, notice, now);
    }

    /** It was sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect sent(String desk, long epoch, Notice notice) {
        return pending.done(desk, epoch, notice);
    }

    /** It isn't worth sending any more, or never can be. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect drop(String desk, long epoch, Notice notice) {
        return pending.done(desk, epoch, notice);
    }

    /**
     * Puts it off; it was certainly not sent, so that it isn't claimed any more.
     *
     * @return DONE; GONE where it doesn't wait any more; FENCED
     */
    public Effect later(String desk, long epoch, Notice notice, Instant when) {
        return pending.later(desk, epoch, notice, when, true);
    }

    /** As {@link #later}, but it may have been sent: it stays claimed. */
    public Effect unsure(String desk, long epoch, Notice notice, Instant when) {
        return pending.later(desk, epoch, notice, when, false);
    }
}
