package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is written at once, or not at all.
 *
 * @param desk the desk's id
 * @param id the delivery's, timer's or sender's own id: a repeat within a day has no second effect and gets the answer
 *     kept with the first one
 * @param change null where only the outcome is recorded (a refusal, a list)
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
        String kept,
        @Nullable Long epoch,
        @Nullable String claim,
        @Nullable String original) {

    public Commit {
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
        return new Commit(desk, id, change, kept, null, null, null);
    }

    /** Only an answer to keep. */
    public static Commit answer(String desk, String id, String kept) {
        return new Commit(desk, id, null, kept, null, null, null);
    }

    /** The same, for the holder of the lease's epoch alone. */
    public Commit during(long epoch) {
        return new Commit(desk, id, change, kept, epoch, claim, original);
    }

    /** The same, if no open ticket has claimed the fingerprint. */
    public Commit claiming(String fingerprint) {
        return new Commit(desk, id, change, kept, epoch, fingerprint, original);
    }

    /** The same, with what was typed. @param original null where the ticket shows it as it was typed */
    public Commit keeping(@Nullable String original) {
        return new Commit(desk, id, change, kept, epoch, claim, original);
    }
}
