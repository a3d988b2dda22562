package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.posting.Reach.Never;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Announcement.Board;
import dev.dutydesk.state.store.Announcement.How;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.templates.Card;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What is written again and again into one message of a channel: of each board it is kept which message that is. */
final class Boards {
    private static final Logger log = LoggerFactory.getLogger(Boards.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Work work;
    private final Store store;

    Boards(Work work, Store store) {
        this.work = work;
        this.store = store;
    }

    /** @param subject what the message is about, @param message the platform's id of it */
    private record Kept(String subject, String message) {}

    /**
     * Edits the message there is, where that is what is wanted and can be done.
     *
     * @return whether a new message is to be posted; else all is done
     */
    boolean asksForNew(Announcement announcement, Card card) throws PutOff, TenureOver {
        How how = board(announcement).how();
        String there = there(announcement);
        if (how == How.ANEW) {
            return true;
        }
        if (!work.reach().edits()) {
            return false;
        }
        if (there == null) {
            return how == How.EDITED;
        }
        work.reach().toEdit(work.tenure(), false);
        try {
            work.reach().edit(there, work.reach().post("announcement/" + announcement.id(), null, card, null));
            return false;
        } catch (Never e) {
            log.debug("{} can't be edited in {}: {}", announcement.subject(), channel(), e.why());
            return how == How.EDITED;
        }
    }

    /** It stands in that message from now on; the one before becomes a line. */
    void stands(Announcement announcement, String message) throws TenureOver {
        String before = there(announcement);
        DeskRecord record = record(announcement);
        DeskRecord after = record.with(JSON.writeValueAsString(new Kept(announcement.subject(), message)));
        Outcome outcome = store.tickets()
                .commit(Commit.of(desk(), after.name() + ":" + after.revision(), after, "")
                        .during(work.tenure().epoch()));
        if (!(outcome instanceof Outcome.Done)) {
            log.info("Where {} stands in {} isn't kept: {}", announcement.subject(), channel(), outcome);
        }
        if (before != null && !before.equals(message) && work.reach().edits()) {
            fold(announcement, before);
        }
    }

    private void fold(Announcement announcement, String message) throws TenureOver {
        Optional<Card> line = work.announcers().folded(work.desk(), work.reach().channel(), announcement);
        if (line.isEmpty()) {
            return;
        }
        try {
            work.reach().toEdit(work.tenure(), false);
            work.reach().edit(message, work.reach().post("announcement/" + announcement.id(), null, line.get(), null));
        } catch (Never e) {
            log.debug("What stood on it before can't be folded: {}", e.why());
        } catch (PutOff e) {
            // It only stands there as it was.
            log.debug("What stood on it before isn't folded: {}", e.why());
        }
    }

    private @Nullable String there(Announcement announcement) {
        DeskRecord record = record(announcement);
        Kept kept = record.isEmpty() ? null : JSON.readValue(record.body(), Kept.class);
        return kept != null && kept.subject().equals(announcement.subject()) ? kept.message() : null;
    }

    private DeskRecord record(Announcement announcement) {
        return store.records().find(desk(), "board:" + board(announcement).name() + "@" + channel());
    }

    private static Board board(Announcement announcement) {
        return Objects.requireNonNull(announcement.board());
    }

    private String desk() {
        return work.desk().id();
    }

    private String channel() {
        return work.reach().channel().name();
    }
}
