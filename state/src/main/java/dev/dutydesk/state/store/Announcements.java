package dev.dutydesk.state.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What desks must still say beside their tickets; sent as {@link Notices} are. */
public final class Announcements {
    private final Pending<Announcement> pending;

    Announcements(Connections redis) {
        pending = new Pending<>(
                redis, WaitingKeys.ANNOUNCEMENTS, Announcement.class, Announcement::id, Announcement::urgent);
    }

    /**
     * @param sending since when it is being sent; found so after a crash, nobody knows whether it was. Null where nobody
     *     tried, or the try certainly failed
     */
    public record Waiting(
            Announcement announcement, @Nullable Instant sending) {}

    /** What to try by now: the urgent ones first, and of those the ones that have waited longest. */
    public List<Waiting> due(String desk, Instant now, int limit) {
        return pending.due(desk, now, limit).stream()
                .map(entry -> new Waiting(entry.entry(), entry.sending()))
                .toList();
    }

    /** Notes that it is about to be sent. @return DONE; GONE where it doesn't wait any more; FENCED */
    public Effect claim(String desk, long epoch, Announcement announcement, Instant now) {
        return pending.claim(desk, epoch, announcement, now);
    }

    /** It was sent, isn't worth it any more, or never can be. @return DONE; GONE; FENCED */
    public Effect done(String desk, long epoch, Announcement announcement) {
        return pending.done(desk, epoch, announcement);
    }

    /** Puts it off. @param unsure whether it may have been sent: then it stays claimed. @return DONE; GONE; FENCED */
    public Effect later(String desk, long epoch, Announcement announcement, Instant when, boolean unsure) {
        return pending.later(desk, epoch, announcement, when, !unsure);
    }
}
