package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Commands;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rooms there are. */
@RestController
@Tag(name = "Rooms")
final class RoomsController {
    private final Attachments attachments;
    private final Commands commands;
    private final Lobby lobby;

    RoomsController(Attachments attachments, Commands commands, Lobby lobby) {
        this.attachments = attachments;
        this.commands = commands;
        this.lobby = lobby;
    }

    @GetMapping(path = "/api/rooms", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "List the rooms",
            description =
                    "In the order of the desk files, with the people of their desks; then the conversations with the bot alone. "
                            + "Who is signed in gets those of their own desks.")
    RoomView.Rooms rooms(
            @Parameter(description = "Who asks: adds the conversations with that person alone")
                    @RequestParam(required = false)
                    @Nullable
                    String as) {
        return new RoomView.Rooms(
                lobby.rooms(as).stream().map(this::view).toList(), attachments.largest(), lobby.caller());
    }

    @GetMapping(path = "/api/rooms/{room}/commands", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "List what can be told to the bot",
            description = "In the room's language, as its help says it.")
    @ApiResponse(responseCode = "200", description = "The commands, in the order of help")
    @ApiResponse(responseCode = "404", description = "No such room")
    CommandView.All commands(@PathVariable("room") String room) {
        return new CommandView.All(commands.in(lobby.room(room)).stream()
                .map(Views.INSTANCE::command)
                .toList());
    }

    private RoomView view(Channel room) {
        return new RoomView(
                room.id(),
                room.title(),
                room.desk(),
                room.locale().toLanguageTag(),
                lobby.zone(room).getId(),
                room.isDirect(),
                lobby.members(room).stream()
                        .map(member -> new RoomView.PersonView(member.account(), member.name(), member.about()))
                        .toList());
    }
}
