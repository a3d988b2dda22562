package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The group chats, then the direct conversations with whoever asks. @param as who asks; null for who is signed in */
    List<Channel> rooms(@Nullable String as) {
        List<Channel> groups = directory.channels(WebChat.PLATFORM).stream()
                .filter(room -> isOpen(room, caller()))
                .toList();
        Map<String, Channel> desks = groups.stream()
                .collect(Collectors.toMap(Channel::desk, room -> room, (first, other) -> first, LinkedHashMap::new));
        return Stream.concat(groups.stream(), desks.values().stream().flatMap(room -> direct(room, as)))
                .toList();
    }

    private Stream<Channel> direct(Channel room, @Nullable String as) {
        String viewer = people.viewer(room, as);
        return viewer == null
                ? Stream.empty()
                : directory.direct(WebChat.PLATFORM, viewer).stream()
                        .filter(direct -> direct.desk().equals(room.desk()));
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

    ZoneId zone(Channel room) {
        return directory.zone(room.desk());
    }

    People people() {
        return people;
    }

    /** @param account who is signed in; null where nobody signs in */
    boolean isOpen(Channel room, @Nullable String account) {
        if (account == null || room.isDirect()) {
            return account == null || account.equals(room.account());
        }
        return members(room).stream().anyMatch(member -> member.account().equals(account));
    }
}
