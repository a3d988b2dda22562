package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Says in a room how many messages its platform's limit held back, once all of them stand there. */
public record HeldBack(Speech speech) implements Announcer {
    static final String TOPIC = "held";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String[] subject = announcement.subject().split("/", 4);
        return Optional.of(speech.card(
                desk,
                channel,
                TOPIC,
                Map.of(
                        "messages",
                        Long.parseLong(subject[1]),
                        "from",
                        Instant.parse(subject[2]),
                        "until",
                        Instant.parse(subject[3]))));
    }
}
