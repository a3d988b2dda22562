package dev.dutydesk.state.lifecycle;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;

/** The state machines that have the last word on whether there is such a way to go. */
interface Machines {
    boolean knows(Transition way);

    /** Machines are set to where they start each time and kept: setting one is about half the cost of building one. */
    static Machines pooled() {
        Queue<Machine> idle = new ArrayBlockingQueue<>(64);
        Supplier<Machine> take = () -> {
            Machine machine = idle.poll();
            return machine == null ? new Machine() : machine;
        };
        return way -> {
            Machine machine = take.get();
            boolean known = machine.takes(way);
            // Not in a finally block: one that failed halfway isn't used again.
            idle.offer(machine);
            return known;
        };
    }

    static Machines fresh() {
        return way -> new Machine().takes(way);
    }
}
