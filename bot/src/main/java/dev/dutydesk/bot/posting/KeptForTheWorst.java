package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.LimitsMonths.Month;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Says in a room that the calls of its platform's month are nearly used up, and that what is left is for P1 and P2. */
public record KeptForTheWorst(Speech speech) implements Announcer {
    static final String TOPIC = "month";

    /** @param waiting how many messages wait already */
    static String subject(Month month, Instant end, long waiting) {
        long most = month.refused() ? 0 : month.most();
        return TOPIC + "/" + month.used() + "/" + most + "/" + waiting + "/" + end;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 5);
        return Optional.of(speech.card(
                desk,
                channel,
                TOPIC,
                Map.of(
                        "used",
                        Long.parseLong(subject[1]),
                        "most",
                        Long.parseLong(subject[2]),
                        "calls",
                        Long.parseLong(subject[3]),
                        "until",
                        Instant.parse(subject[4]))));
    }
}
