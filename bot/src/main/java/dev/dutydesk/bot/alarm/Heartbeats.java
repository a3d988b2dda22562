package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.Desk;

/** Who keeps what jobs say. */
public interface Heartbeats {
    /** Whether the desk waits for such a job. */
    boolean knows(Desk desk, String check);

    /**
     * Keeps it, before anybody is told that it was taken.
     *
     * @throws AlarmReception.NotTaken where it isn't on disk
     */
    void beat(Desk desk, String check, Beat beat);
}
