package dev.dutydesk.bot.duty;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Notes;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.DutyModels;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Tells people what was agreed on about their shifts, and asks whoever is to agree. */
@Component
final class DutyAnnouncer implements Announcer {
    private final DeskTemplates templates;
    private final Duties duties;
    private final InstantSource clock;

    DutyAnnouncer(DeskTemplates templates, Duties duties, InstantSource clock) {
        this.templates = templates;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Notes.TOPIC;
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        return Notes.read(announcement).flatMap(note -> say(desk, channel, note));
    }

    private Optional<Card> say(Desk desk, Channel channel, Notes.Note note) {
        boolean over = note.what() == Notes.What.ASKED
                && duties.of(desk.id()).swap(note.agreed().id()).isEmpty();
        if (over) {
            return Optional.empty();
        }
        Names names = Names.in(channel, desk, (of, ticket) -> OptionalLong.empty());
        Map<String, Object> model = new HashMap<>();
        model.put("zone", desk.zone());
        model.put("now", clock.instant());
        model.put("duty", DutyModels.of(names, note.agreed()));
        model.put("undone", note.what() == Notes.What.UNDONE);
        model.put("agreed", note.what() == Notes.What.AGREED);
        String message = switch (note.what()) {
            case MADE, UNDONE -> "oncall/told";
            case ASKED -> "oncall/asked";
            case AGREED, DECLINED -> "oncall/answered";
            case PING -> "oncall/pinged";
        };
        return Optional.of(templates.of(desk).render(message, channel.locale(), model));
    }
}
