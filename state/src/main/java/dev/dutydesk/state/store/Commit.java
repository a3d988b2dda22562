package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written at once, or not at all.
 *
 * @param desk the desk's id
 * @param id the delivery's, timer's or sender's own id: a repeat within a day has no second effect and gets the answer
 *     kept with the first one
 * @param change the tickets that change; null for none
 * @param records what the desk keeps beside its tickets, each the next revision of what was read
 * @param announcements what the desk says of it
 * @param kept the answer that a repeat gets; opaque to the store
 * @param epoch the lease's epoch under which this was decided; null where everyone may write
 * @param claim the fingerprint of the change's first ticket where it must be the only open one with it; null where it
 *     needn't be
 * @param original what was typed with the change's first step, where the ticket shows it masked: kept apart from the
 *     ticket, until something of it is redacted; null where nothing is masked
 */
public record Commit(
        String desk,
        String id,
        @Nullable Change change,
        List<DeskRecord> records,
        List<Announcement> announcements,
        String kept,
        @Nullable Long epoch,
        @Nullable String claim,
        @Nullable String original) {

    public Commit {
        records = List.copyOf(records);
        announcements = List.copyOf(announcements);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("A commit needs an id");
        }
        if (claim != null
                && (change == null || !claim.equals(change.after().report().fingerprint()))) {
            throw new IllegalArgumentException("Only the ticket's own fingerprint can be claimed, not " + claim);
        }
    }

    /** A change that everyone may write. */
    public static Commit of(String desk, String id, Change change, String kept) {
        return new Commit(desk, id, change, List.of(), List.of(), kept, null, null, null);
    }

    /** Only an answer to keep. */
    public static Commit answer(String desk, String id, String kept) {
        return new Commit(desk, id, null, List.of(), List.of(), kept, null, null, null);
    }

    /** A change of what the desk keeps beside its tickets, which everyone may write. */
    public static Commit of(String desk, String id, DeskRecord after, String kept) {
        return new Commit(desk, id, null, List.of(after), List.of(), kept, null, null, null);
    }

    /** The same, with tickets that change. @param tickets null for none */
    public Commit changing(@Nullable Change tickets) {
        return new Commit(desk, id, tickets, records, announcements, kept, epoch, claim, original);
    }

    /** The same, with more that the desk keeps beside its tickets; each name once in all. */
    public Commit besides(List<DeskRecord> more) {
        List<DeskRecord> all = Stream.concat(records.stream(), more.stream()).toList();
        return new Commit(desk, id, change, all, announcements, kept, epoch, claim, original);
    }

    /** The same, with that to say. */
    public Commit saying(List<Announcement> toSay) {
        return new Commit(desk, id, change, records, toSay, kept, epoch, claim, original);
    }

    /** The same, for the holder of the lease's epoch alone. */
    public Commit during(long epoch) {
        return new Commit(desk, id, change, records, announcements, kept, epoch, claim, original);
    }

    /** The same, if no open ticket has claimed the fingerprint. */
    public Commit claiming(String fingerprint) {
        return new Commit(desk, id, change, records, announcements, kept, epoch, fingerprint, original);
    }

    /** The same, with what was typed. @param original null where the ticket shows it as it was typed */
    public Commit keeping(@Nullable String original) {
        return new Commit(desk, id, change, records, announcements, kept, epoch, claim, original);
    }
}
