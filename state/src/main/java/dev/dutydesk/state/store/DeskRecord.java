package dev.dutydesk.state.store;

/**
 * What a desk keeps beside its tickets, under a name: who stands in for whom, up to when a job has done its work.
 *
 * @param name never changes
 * @param revision raised by each change; 0 where nothing was kept yet
 * @param body opaque to the store; empty where nothing was kept yet
 */
public record DeskRecord(String name, long revision, String body) {
    public static DeskRecord none(String name) {
        return new DeskRecord(name, 0, "");
    }

    public boolean isEmpty() {
        return revision == 0;
    }

    /** The next revision of it. A commit with it is refused where another one stands there by then. */
    public DeskRecord with(String changed) {
        return new DeskRecord(name, revision + 1, changed);
    }
}
