package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People change what they said, or take it away. */
@RestController
@RequestMapping(path = "/api/rooms/{room}/messages/{message}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Messages")
final class RevisionsController {
    private final WebChat chat;
    private final Lobby lobby;

    RevisionsController(WebChat chat, Lobby lobby) {
        this.chat = chat;
        this.lobby = lobby;
    }

    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change a message of one's own",
            description = "A report nobody has acknowledged is graded again by its new words, upwards only; later they "
                    + "are a comment on its ticket. Answered once the bot's outcome is committed.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "400", description = "Something is missing or too long")
    @ApiResponse(responseCode = "403", description = "Somebody else's message")
    @ApiResponse(responseCode = "404", description = "No such room or message")
    @ApiResponse(responseCode = "409", description = "Something else was sent under this id")
    @ApiResponse(responseCode = "503", description = "Not confirmed yet: send it again after Retry-After")
    Said change(
            @PathVariable("room") String name,
            @PathVariable("message") String message,
            @RequestBody Revising revising) {
        Channel room = lobby.room(name);
        String text = revising.checkedText(room);
        return revise(
                room,
                message,
                revising.user(),
                revising.id(),
                "edit " + text,
                (now, at) -> text.equals(now.text()) ? now : now.saying(text, at));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.OK)
    @Operation(
            summary = "Take a message of one's own away",
            description = "Its place stays, without text and files. A ticket that it made stays, and says so.")
    @ApiResponse(responseCode = "200", description = "Taken away")
    @ApiResponse(responseCode = "403", description = "Somebody else's message")
    @ApiResponse(responseCode = "404", description = "No such room or message")
    @ApiResponse(responseCode = "409", description = "Something else was sent under this id")
    @ApiResponse(responseCode = "503", description = "Not confirmed yet: send it again after Retry-After")
    Said takeAway(
            @PathVariable("room") String name,
            @PathVariable("message") String message,
            @Parameter(description = "Who wrote the message") @RequestParam(required = false) @Nullable String user,
            @Parameter(description = "The client's own id: sent again with it, it takes effect once")
                    @RequestParam(required = false)
                    @Nullable
                    String id) {
        return revise(lobby.room(name), message, user, id, "delete", RoomMessage::gone);
    }

    /** @param what is sent, the same for a repeat */
    private Said revise(
            Channel room,
            String message,
            @Nullable String user,
            @Nullable String given,
            String what,
            BiFunction<RoomMessage, Instant, RoomMessage> how) {
        Sender sender = lobby.people().sender(room, user);
        String id = Input.id(room, given);
        Input.number(room, "message", message);
        try {
            Rooms.Kept kept = chat.rooms()
                    .find(room, message)
                    .filter(found -> found.message().visibleTo(sender.account()))
                    .orElseThrow(() -> Fault.MESSAGE_UNKNOWN.in(room.locale(), message));
            if (!kept.message().author().account().equals(sender.account())) {
                throw Fault.NOT_YOUR_MESSAGE.in(room.locale());
            }
            String sent = "revise " + Input.fingerprint(sender.account(), message, what);
            if (given != null && !chat.rooms().once(room, id, sent).equals(sent)) {
                throw Fault.ID_TAKEN.in(room.locale(), Map.of("id", id), id);
            }
            Answer answer = chat.deliveries().deliverChange(room, revised(room, kept, how));
            if (!Deliveries.settled(answer)) {
                throw Fault.UNCONFIRMED.in(room.locale(), Map.of("id", id), id);
            }
            return new Said(message, answer.subject(), Views.INSTANCE.reply(answer.reply()), null);
        } catch (StoreSilent e) {
            throw Fault.UNCONFIRMED.in(room.locale(), Map.of("id", id), id);
        }
    }

    /** What is gone stays so; what is there already isn't changed again, but told again. */
    private Rooms.Kept revised(Channel room, Rooms.Kept kept, BiFunction<RoomMessage, Instant, RoomMessage> how) {
        if (kept.message().deletedAt() != null) {
            return kept;
        }
        Instant now = chat.rooms().now().truncatedTo(ChronoUnit.MILLIS);
        RoomMessage after = how.apply(kept.message(), now);
        if (!after.equals(kept.message())) {
            chat.rooms().revise(room, kept.id(), after, now.plus(Deliveries.AGAIN_AFTER));
        }
        return new Rooms.Kept(kept.id(), after);
    }
}
