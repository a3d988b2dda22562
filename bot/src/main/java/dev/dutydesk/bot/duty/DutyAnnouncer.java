package dev.dutydesk.bot.duty;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Notes;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.DutyModels;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people what was agreed on about their shifts, and asks whoever is to agree. */
@Component
final class DutyAnnouncer implements Announcer {
    private final Speech speech;
    private final Duties duties;

    DutyAnnouncer(Speech speech, Duties duties) {
        this.speech = speech;
        this.duties = duties;
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
        // As it stands: who holds the lease may not have heard yet of what was said to another, and would drop it.
        boolean over = note.what() == Notes.What.ASKED
                && Duties.read(duties.record(desk.id()))
                        .swap(note.agreed().id())
                        .isEmpty();
        if (over) {
            return Optional.empty();
        }
        Map<String, Object> model = Map.of(
                "duty",
                DutyModels.of(speech.names(desk, channel), note.agreed()),
                "undone",
                note.what() == Notes.What.UNDONE,
                "agreed",
                note.what() == Notes.What.AGREED);
        String message = switch (note.what()) {
            case MADE, UNDONE -> "oncall/told";
            case ASKED -> "oncall/asked";
            case AGREED, DECLINED -> "oncall/answered";
            case PING -> "oncall/pinged";
        };
        return Optional.of(speech.card(desk, channel, message, model));
    }
}
