package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happens in a room, live. */
@RestController
@Tag(name = "Messages")
final class EventsController {
    private static final Duration BEAT = Duration.ofSeconds(15);
    /** How soon a line ends after its caller has been signed out. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(EventsController.class);

    private final WebChat chat;
    private final Lobby lobby;
    private final @Nullable Gate gate;

    EventsController(WebChat chat, Lobby lobby, @Nullable Gate gate) {
        this.chat = chat;
        this.lobby = lobby;
        this.gate = gate;
    }

    @GetMapping(path = "/api/rooms/{room}/events")
    @Operation(
            summary = "Follow a room live (server-sent events)",
            description = "Events posted and edited have the message as data and the cursor as id. reset says that too "
                    + "much was missed since Last-Event-ID: read the room anew. A comment every 15 s or oftener keeps the line alive. "
                    + "It ends when the caller is signed out.")
    @ApiResponse(
            responseCode = "200",
            description = "The events, without end",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "No such room")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    void follow(
            @PathVariable("room") String name,
            @Parameter(description = "Who follows: adds what is only for that person")
                    @RequestParam(required = false)
                    @Nullable
                    String as,
            @Parameter(description = "For the first call: the cursor that a read of the room gave")
                    @RequestParam(required = false)
                    @Nullable
                    String changedSince,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @Parameter(hidden = true) HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Channel room = lobby.room(name);
        String viewer = lobby.people().viewer(room, as);
        String cursor = last == null || last.isBlank()
                ? Input.number(room, "changedSince", changedSince)
                : Input.number(room, "Last-Event-ID", last);
        Follower follower = new Follower(room, viewer, staying(room, request));
        chat.followers().add(follower);
        try {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            follower.follow(chat.rooms(), cursor, response.getOutputStream(), gate == null ? BEAT : LOOK);
        } catch (StoreSilent e) {
            // The line is open already: ending it makes the other side come again with its cursor.
            log.debug("A follower of room {} let go: {}", room.name(), e.getMessage());
        } catch (IOException gone) {
            log.debug("A follower of room {} went: {}", room.name(), gone.getMessage());
        } finally {
            chat.followers().remove(follower);
        }
    }

    private BooleanSupplier staying(Channel room, HttpServletRequest request) {
        if (gate == null) {
            return () -> true;
        }
        String caller = lobby.caller();
        BooleanSupplier signedIn = gate.staying(request);
        return () -> signedIn.getAsBoolean() && lobby.isOpen(room, caller);
    }
}
