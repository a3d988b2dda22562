package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.desk.Desk;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells where reports go, by the desk's rules. Safe to use from many threads. */
public final class Router {
    private record Ready(Desk desk, Routing routing) {}

    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /** Begins to learn from the examples that the bot brings along; the first text waits for that. */
    public Router() {
        Thread.ofVirtual().start(Resemblance::prepare);
    }

    /**
     * What the text is: by the words of the desk's rules, of which the highest grade wins, ties by the file's order, and by
     * the examples that it resembles. What neither tells goes by the otherwise rule.
     */
    public Reading read(Desk desk, String text) {
        Ready now = ready.get(desk.id());
        if (now == null || now.desk() != desk) {
            // A changed file makes a new desk: its rules are made ready once, at the first report after it.
            now = ready.compute(
                    desk.id(),
                    (id, old) -> old != null && old.desk() == desk ? old : new Ready(desk, new Routing(desk)));
        }
        return now.routing().read(text);
    }

    /** Where a text goes that is a report whatever it reads like. */
    public Triage triage(Desk desk, String text) {
        return read(desk, text).triage();
    }
}
