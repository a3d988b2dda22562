package dev.dutydesk.lark;

import dev.dutydesk.chat.ChatAdapter.Link;
import dev.dutydesk.chat.Knocking;
import dev.dutydesk.chat.NotPosted;
import java.time.Duration;

/** Where Lark calls by HTTP. It is open from the start; whether Lark can be called back is found out beside it. */
final class LarkDoor implements Line {
    /** Each call counts against the organization's monthly quota. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Inspection inspection;
    private final Events events;
    private final Seal seal;
    private final Knocking knocking = new Knocking("Lark", this::enter, this::isStillIn, AGAIN, Inspection::plain);

    LarkDoor(Inspection inspection, Events events, Seal seal) {
        this.inspection = inspection;
        this.events = events;
        this.seal = seal;
    }

    @Override
    public void start() {
        knocking.start();
    }

    private void enter() throws NotPosted {
        try {
            inspection.look();
        } catch (NotPosted e) {
            inspection.failed(e);
            throw e;
        }
    }

    private void isStillIn() throws NotPosted {
        try {
            inspection.who();
        } catch (NotPosted e) {
            inspection.failed(e);
            throw e;
        }
    }

    @Override
    public Link stands() {
        return knocking.stands();
    }

    Seal seal() {
        return seal;
    }

    /** Whoever has answered says so by {@link #answered()}. */
    Events.Outcome take(String event) {
        return knocking.isClosed() ? new Events.Outcome.Open() : events.take(event);
    }

    /** What this thread took is answered. */
    void answered() {
        events.answered();
    }

    @Override
    public void close() {
        knocking.close();
    }
}
