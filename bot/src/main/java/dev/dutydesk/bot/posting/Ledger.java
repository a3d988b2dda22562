package dev.dutydesk.bot.posting;

import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Shown;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what was shown. Where each post could simply be sent again, several are recorded together; but not too many,
 * for replies under a card wait for its record. For many threads.
 */
final class Ledger {
    private static final int TOGETHER = 16;

    private final Work work;
    private final Marks marks;
    private final List<Told> unrecorded = new ArrayList<>();

    Ledger(Work work, Marks marks) {
        this.work = work;
        this.marks = marks;
    }

    void record(Told told) throws TenureOver {
        keep(told);
        if (!work.reach().byId() || count() >= TOGETHER) {
            flush();
        }
    }

    /** Who was called in a room, whether it is up to date or not. */
    void called(Mark mark, Shown shown) throws TenureOver {
        flush();
        work.tenure().effect(() -> marks.keep(work.desk().id(), work.tenure().epoch(), mark, shown));
    }

    /** With the next ones. */
    synchronized void keep(Told told) {
        unrecorded.add(told);
    }

    void flush() throws TenureOver {
        List<Told> batch = taken();
        if (!batch.isEmpty()) {
            work.tenure()
                    .effects(() -> marks.shown(
                            work.desk().id(),
                            work.tenure().epoch(),
                            work.clock().instant(),
                            batch));
        }
    }

    private synchronized int count() {
        return unrecorded.size();
    }

    private synchronized List<Told> taken() {
        List<Told> batch = List.copyOf(unrecorded);
        unrecorded.clear();
        return batch;
    }
}
