package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.util.Optional;

/** A feature that says something beside the tickets. Safe for many threads. */
public interface Announcer {

    /** What the subjects of its announcements are, or begin with up to a slash. */
    String topic();

    /** What to say of it now, in the channel's language; empty where nobody needs it any more. */
    Optional<Card> say(Desk desk, Channel channel, Announcement announcement);

    /** What becomes of the message on its board that a newer one follows; empty where it stays as it is. */
    default Optional<Card> folded(Desk desk, Channel channel, Announcement announcement) {
        return Optional.empty();
    }
}
