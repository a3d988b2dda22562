package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The features that say something beside the tickets, by their topics. */
final class Announcers {
    private static final Logger log = LoggerFactory.getLogger(Announcers.class);

    private final Map<String, Announcer> byTopic;

    /** @throws IllegalStateException where two have one topic */
    Announcers(Collection<Announcer> announcers) {
        byTopic = announcers.stream().collect(Collectors.toUnmodifiableMap(Announcer::topic, Function.identity()));
    }

    /** Empty where nobody needs it any more, and where no feature knows it: it was left by another version. */
    Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        return by(announcement).flatMap(announcer -> announcer.say(desk, channel, announcement));
    }

    /** As {@link Announcer#folded}. */
    Optional<Card> folded(Desk desk, Channel channel, Announcement announcement) {
        return by(announcement).flatMap(announcer -> announcer.folded(desk, channel, announcement));
    }

    private Optional<Announcer> by(Announcement announcement) {
        String topic = announcement.subject().split("/", 2)[0];
        Announcer announcer = byTopic.get(topic);
        if (announcer == null) {
            log.warn("Nobody knows what to say of {}", announcement.subject());
        }
        return Optional.ofNullable(announcer);
    }
}
