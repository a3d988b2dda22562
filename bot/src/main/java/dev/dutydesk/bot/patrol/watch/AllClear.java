package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.templates.Card;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells those who were called alone that it mended itself; nothing where it is broken again by then. */
public final class AllClear implements Announcer {
    private final Store store;
    private final Speech speech;

    public AllClear(Store store, Speech speech) {
        this.store = store;
        this.speech = speech;
    }

    @Override
    public String topic() {
        return "recovered";
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        TicketId id = new TicketId(announcement.subject().split("/", 2)[1]);
        return store.tickets()
                .find(desk.id(), id)
                .filter(found -> isOver(found.ticket()))
                .map(found -> {
                    Ticket ticket = found.ticket();
                    Map<String, @Nullable Object> model = new HashMap<>();
                    model.put("key", CaseText.key(desk, found));
                    model.put("title", ticket.report().title());
                    model.put("at", ticket.work().resolvedAt());
                    model.put(
                            "by",
                            speech.names(desk, channel)
                                    .person(desk.leadOf(ticket.sort().group())));
                    return speech.card(desk, channel, "patrol/clear", model);
                });
    }

    private static boolean isOver(Ticket ticket) {
        return ticket.state() == State.RESOLVED || ticket.state().isEnded();
    }
}
