package dev.dutydesk.bot.patrol.beat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Outcome;

/** Who keeps what jobs say. */
public interface Heartbeats {
    /** Whether the desk waits for such a job. */
    boolean knows(Desk desk, String check);

    /** Keeps it; only {@link Outcome.Done} says that it is on disk. */
    Outcome beat(Desk desk, String check, Beat beat);
}
