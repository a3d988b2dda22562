package dev.dutydesk.state.store;

import java.time.Duration;

/** Told how each commit ended and what it took; on the thread that committed, so it must be quick and may not throw. */
@FunctionalInterface
public interface CommitListener {
    CommitListener NOBODY = (outcome, took) -> {};

    void committed(Outcome outcome, Duration took);
}
