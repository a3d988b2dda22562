package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A bot that does as the test says, and keeps its answers by delivery as the port demands. */
final class ScriptedInbox implements Inbox {
    private final List<Inbound> received = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> kept = new ConcurrentHashMap<>();
    private volatile Function<Inbound, Answer> script = inbound -> Answer.NOTHING;
    private volatile Function<Inbound.Joined, Answer> greeting = joined -> Answer.NOTHING;

    void answers(Function<Inbound, Answer> next) {
        script = next;
    }

    /** What it says on coming into a room; nothing unless told. */
    void greets(Function<Inbound.Joined, Answer> next) {
        greeting = next;
    }

    /** As if it had never answered. */
    void forget() {
        kept.clear();
    }

    @Override
    public Answer receive(Inbound inbound) {
        if (inbound instanceof Inbound.Joined joined) {
            return greeting.apply(joined);
        }
        received.add(inbound);
        Answer before = kept.get(inbound.delivery());
        if (before != null) {
            return before;
        }
        Answer answer = script.apply(inbound);
        if (Deliveries.settled(answer)) {
            kept.put(inbound.delivery(), answer);
        }
        return answer;
    }

    /** All that came, repeats included. */
    List<Inbound> received() {
        return received;
    }

    List<Inbound.Message> messages() {
        return received.stream()
                .filter(Inbound.Message.class::isInstance)
                .map(Inbound.Message.class::cast)
                .toList();
    }

    List<Inbound.Button> taps() {
        return received.stream()
                .filter(Inbound.Button.class::isInstance)
                .map(Inbound.Button.class::cast)
                .toList();
    }
}
