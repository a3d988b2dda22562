package dev.dutydesk.bot.timer;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.ticket.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a desk does by itself at its times, beside its tickets: a digest, a hand-over, tickets that open by themselves.
 * What is kept of it is the instant through which its work is done, so that it is done once whatever dies in between, and
 * after downtime at once. It begins with the first start that knows it; nothing of before is made up for.
 */
public interface DeskJob {

    /** Its name in the store; never changes. */
    String name();

    /** The first of its times after that instant; null where there is none. Must not read the store. */
    @Nullable
    Instant after(Desk desk, Instant through);

    /**
     * What its times in {@code (through, now]} ask for, as one piece of work; written in one commit. May be asked again
     * for the same ones, when it isn't known whether that commit was written.
     */
    Work due(Desk desk, Instant through, Instant now);

    /**
     * @param change the tickets that open or change; null for none
     * @param announcements what is said
     * @param records what the desk keeps of it beside its tickets, each the next revision of what was read
     */
    record Work(@Nullable Change change, List<Announcement> announcements, List<DeskRecord> records) {
        public static final Work NOTHING = saying(List.of());

        public Work(@Nullable Change change, List<Announcement> announcements) {
            this(change, announcements, List.of());
        }

        public static Work saying(List<Announcement> announcements) {
            return new Work(null, announcements);
        }

        public static Work keeping(List<DeskRecord> records) {
            return new Work(null, List.of(), records);
        }
    }
}
