package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.alarm.AlarmReception.NotTaken;
import dev.dutydesk.bot.alarm.AlarmReception.Taken;
import java.util.List;

/** What one call brings, and what became of it. Changed only by whoever has the desk's turn. */
final class Call {
    private final List<Alarm> alarms;
    private final int[] counts = new int[What.values().length];
    private String failed = "";
    private boolean done;

    Call(List<Alarm> alarms) {
        this.alarms = alarms;
    }

    /** One alarm of a call. */
    record Item(Call call, Alarm alarm) {
        void was(What what) {
            call.counts[what.ordinal()]++;
        }
    }

    List<Alarm> alarms() {
        return alarms;
    }

    /** @param why it failed, or some of it may have; empty where all of it is on disk */
    void end(String why) {
        failed = why;
        done = true;
    }

    boolean isDone() {
        return done;
    }

    /** @throws NotTaken where not all of it is on disk */
    Taken taken() {
        if (!failed.isEmpty()) {
            throw new NotTaken(failed);
        }
        return new Taken(count(What.BEGAN), count(What.ENDED), count(What.REPEATED), count(What.IGNORED));
    }

    private int count(What what) {
        return counts[what.ordinal()];
    }
}
