package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the bot greet a room that is new: one in which nothing was ever said. For one thread. */
final class Welcome {
    private static final String ID = "greeting";
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final ChatAdapter chat;
    private final Rooms rooms;
    private final Inbox inbox;
    private final Set<String> greeted = new HashSet<>();

    Welcome(ChatAdapter chat, Rooms rooms, Inbox inbox) {
        this.chat = chat;
        this.rooms = rooms;
        this.inbox = inbox;
    }

    /**
     * Harmless when repeated, by other processes too: the same greeting is the same post.
     *
     * @throws StoreSilent where the room can't be read now
     */
    void into(Channel room) {
        if (greeted.contains(room.id())) {
            return;
        }
        if (!rooms.page(room, false, null, 1, null).items().isEmpty() || greets(room)) {
            greeted.add(room.id());
        }
    }

    private boolean greets(Channel room) {
        Answer answer = inbox.receive(new Inbound.Joined(room.id() + "/" + ID, room, People.BOT, rooms.now()));
        Card greeting = answer.reply();
        if (!Deliveries.settled(answer)) {
            return false;
        }
        try {
            if (greeting != null) {
                chat.post(new Post(ID, room, null, greeting, null, null));
            }
            return true;
        } catch (NotPosted e) {
            log.info("Room {} is greeted later: {}", room.name(), e.getMessage());
            return false;
        }
    }
}
