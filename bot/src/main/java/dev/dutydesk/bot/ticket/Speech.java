package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Times;
import dev.dutydesk.templates.model.ListModel;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a desk says beside its tickets, in a channel's language. */
public final class Speech {
    private final DeskTemplates templates;
    private final OnCall onCall;
    private final InstantSource clock;

    public Speech(DeskTemplates templates, OnCall onCall, InstantSource clock) {
        this.templates = templates;
        this.onCall = onCall;
        this.clock = clock;
    }

    /** @param model what the message reads, besides the zone and the time */
    public Card card(Desk desk, Channel channel, String message, Map<String, ? extends @Nullable Object> model) {
        Map<String, @Nullable Object> whole = new HashMap<>(model);
        whole.put("zone", desk.zone());
        whole.put("now", clock.instant());
        return templates.of(desk).render(message, channel.locale(), whole);
    }

    /** The word for a code in the channel's language: {@code grade.P1}. */
    public String word(Desk desk, Channel channel, String path) {
        return templates.of(desk).word(channel.locale(), path);
    }

    /** The words of the desk's messages. */
    public Templates templates(Desk desk) {
        return templates.of(desk);
    }

    /** How times are said there. */
    public Times times(Desk desk, Channel channel) {
        return templates.of(desk).times(channel.locale(), desk.zone(), clock.instant());
    }

    /** What people and groups are called there; tickets only by their numbers. */
    public Names names(Desk desk, Channel channel) {
        return Names.in(channel, desk, (of, ticket) -> OptionalLong.empty());
    }

    /** A ticket as one line of a list. */
    public ListModel.Item line(Names names, Numbered numbered) {
        Shift shift = onCall.at(names.desk(), numbered.ticket().sort().group(), clock.instant());
        return ListModel.Item.of(TicketModels.of(names, numbered, List.of(), shift, null, Set.of()));
    }
}
