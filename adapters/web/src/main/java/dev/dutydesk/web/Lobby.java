package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the room and the person that a call names. Who is signed in sees the rooms of their own desks. */
final class Lobby {
    private final Directory directory;
    private final HttpServletRequest request;
    private final People people;

    /** @param request the call under way, whichever thread asks */
    Lobby(Directory directory, HttpServletRequest request) {
        this.directory = directory;
        this.request = request;
        this.people = new People(directory, this::caller);
    }

    /** The account that is signed in; null where nobody signs in. */
    @Nullable
    String caller() {
        return request.getRemoteUser();
    }

    List<Channel> rooms() {
        return directory.channels(WebChat.PLATFORM).stream()
                .filter(room -> isOpen(room, caller()))
                .toList();
    }

    /** @throws org.springframework.web.ErrorResponseException where there is none */
    Channel room(String name) {
        return directory
                .channel(WebChat.PLATFORM, name)
                .filter(room -> isOpen(room, caller()))
                .orElseThrow(() -> Fault.ROOM_UNKNOWN.in(Locale.ENGLISH, Input.printable(name)));
    }

    List<Directory.Member> members(Channel room) {
        return directory.members(room.desk(), WebChat.PLATFORM);
    }

    People people() {
        return people;
    }

    /** @param account who is signed in; null where nobody signs in */
    boolean isOpen(Channel room, @Nullable String account) {
        return account == null
                || members(room).stream().anyMatch(member -> member.account().equals(account));
    }
}
