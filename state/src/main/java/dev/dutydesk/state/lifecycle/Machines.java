package dev.dutydesk.state.lifecycle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The state machines that have the last word on whether there is such a way to go. */
interface Machines {
    boolean knows(Transition way);

    /** Asks about each way once: a machine holds nothing but plain transitions, so it would say the same again. */
    static Machines remembered() {
        Map<Transition, Boolean> said = new ConcurrentHashMap<>();
        return way -> said.computeIfAbsent(way, first -> new Machine().takes(first));
    }

    static Machines fresh() {
        return way -> new Machine().takes(way);
    }
}
