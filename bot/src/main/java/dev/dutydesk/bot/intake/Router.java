package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells where reports go, by the desk's rules. Safe to use from many threads. */
public final class Router {
    private record Ready(Desk desk, Routing routing) {}

    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /**
     * What the text is. Every rule is tried on it; of those that hold the highest grade wins, ties by the file's order, and
     * where none holds the otherwise rule. A rule that holds only where something is asked, denied or quoted raises no
     * alarm.
     */
    public Reading read(Desk desk, String text) {
        // A changed file makes a new desk: its rules are made ready once, at the first report after it.
        return ready.compute(
                        desk.id(),
                        (id, old) -> old != null && old.desk() == desk ? old : new Ready(desk, new Routing(desk)))
                .routing()
                .read(text);
    }

    /** Where a text goes that is a report whatever it reads like. */
    public Triage triage(Desk desk, String text) {
        return read(desk, text).triage();
    }
}
