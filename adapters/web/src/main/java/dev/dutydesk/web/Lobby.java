package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import java.util.Locale;

/** Finds the room and the person that a call names. */
final class Lobby {
    private final Directory directory;
    private final People people;

    Lobby(Directory directory) {
        this.directory = directory;
        this.people = new People(directory);
    }

    /** @throws org.springframework.web.ErrorResponseException where there is none */
    Channel room(String name) {
        return directory
                .channel(WebChat.PLATFORM, name)
                .orElseThrow(() -> Fault.ROOM_UNKNOWN.in(Locale.ENGLISH, Input.printable(name)));
    }

    People people() {
        return people;
    }
}
