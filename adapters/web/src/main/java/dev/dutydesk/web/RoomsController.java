package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rooms there are. */
@RestController
@Tag(name = "Rooms")
final class RoomsController {
    private final Directory directory;

    RoomsController(Directory directory) {
        this.directory = directory;
    }

    @GetMapping(path = "/api/rooms", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "List the rooms",
            description = "In the order of the desk files, with the people of their desks.")
    RoomView.Rooms rooms() {
        return new RoomView.Rooms(
                directory.channels(WebChat.PLATFORM).stream().map(this::view).toList());
    }

    private RoomView view(Channel room) {
        return new RoomView(
                room.id(),
                room.title(),
                room.desk(),
                room.locale().toLanguageTag(),
                directory.members(room.desk(), WebChat.PLATFORM).stream()
                        .map(member -> new RoomView.PersonView(member.account(), member.name(), member.about()))
                        .toList());
    }
}
