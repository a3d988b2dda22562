package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages of a room: said and read. */
@RestController
@RequestMapping(path = "/api/rooms/{room}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Messages")
final class MessagesController {
    private static final int MOST = 200;

    private final WebChat chat;
    private final Lobby lobby;
    private final Attachments attachments;

    MessagesController(WebChat chat, Lobby lobby, Attachments attachments) {
        this.chat = chat;
        this.lobby = lobby;
        this.attachments = attachments;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Say something in a room",
            description =
                    "Answered once the bot's outcome is committed. A command that was refused is 201 with a reply. "
                            + "The same id in a room gives the same answer and takes effect once.")
    @ApiResponse(responseCode = "201", description = "Said, and handled by the bot")
    @ApiResponse(responseCode = "400", description = "Something is missing, unknown or too long")
    @ApiResponse(responseCode = "404", description = "No such room")
    @ApiResponse(responseCode = "409", description = "Something else was sent under this id")
    @ApiResponse(
            responseCode = "503",
            description = "Not confirmed yet: send it again after Retry-After, with the id that the problem names")
    Said say(@PathVariable("room") String name, @RequestBody Saying saying) {
        Channel room = lobby.room(name);
        Sender sender = lobby.people().sender(room, saying.user());
        String text = saying.checkedText(room);
        String id = Input.id(room, saying.id());
        String thread = Input.number(room, "thread", saying.thread());
        List<RoomMessage.Quoted> forwarded = saying.checkedForwarded(room);
        List<String> files = saying.files() == null ? List.of() : saying.files();
        String fingerprint = files.isEmpty() && forwarded.isEmpty()
                ? Input.fingerprint("message", sender.account(), thread, text)
                : Input.fingerprint("message", sender.account(), thread, text, files, forwarded);
        try {
            Deliveries deliveries = chat.deliveries();
            if (thread != null) {
                checkRoot(room, thread, sender);
            }
            RoomMessage message = new RoomMessage(
                    new RoomMessage.Author(sender.account(), sender.name()),
                    chat.rooms().now().truncatedTo(ChronoUnit.MILLIS),
                    thread,
                    text,
                    attachments.of(room, saying.files()),
                    forwarded.isEmpty() ? null : forwarded,
                    null,
                    null,
                    null,
                    null,
                    null);
            Rooms.Said said = chat.rooms()
                    .say(room, id, fingerprint, message, message.at().plus(Deliveries.AGAIN_AFTER));
            if (!said.fingerprint().equals(fingerprint)) {
                throw Fault.ID_TAKEN.in(room.locale(), Map.of("id", id), id);
            }
            Answer answer = deliveries.deliver(room, kept(room, said, message));
            if (!Deliveries.settled(answer)) {
                throw Fault.UNCONFIRMED.in(room.locale(), Map.of("id", id), id);
            }
            return new Said(
                    said.number(),
                    answer.subject(),
                    Views.INSTANCE.reply(answer.reply()),
                    Views.INSTANCE.form(answer.form()));
        } catch (StoreSilent e) {
            throw Fault.UNCONFIRMED.in(room.locale(), Map.of("id", id), id);
        }
    }

    /** Of a repeat, what was said first: it has its own time and may have been trimmed since. */
    private Rooms.Kept kept(Channel room, Rooms.Said said, RoomMessage now) {
        Rooms.Kept as = new Rooms.Kept(said.number(), now);
        return said.repeated() ? chat.rooms().find(room, said.number()).orElse(as) : as;
    }

    private void checkRoot(Channel room, String thread, Sender sender) {
        Optional<RoomMessage> root = chat.rooms().find(room, thread).map(Rooms.Kept::message);
        if (root.filter(message -> message.thread() == null && message.visibleTo(sender.account()))
                .isEmpty()) {
            throw Fault.THREAD_WRONG.in(room.locale());
        }
    }

    @GetMapping
    @Operation(
            summary = "Read a room",
            description = "The newest 50 messages; or those before or after one; or what was posted or edited since a "
                    + "cursor, each once. At most 200 at a time.")
    @ApiResponse(responseCode = "200", description = "Some messages, and the cursor to go on from")
    @ApiResponse(responseCode = "400", description = "Not an id or a cursor, or more than one direction")
    @ApiResponse(responseCode = "404", description = "No such room")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    PageView read(
            @PathVariable("room") String name,
            @Parameter(description = "Who reads: adds what is only for that person")
                    @RequestParam(required = false)
                    @Nullable
                    String as,
            @Parameter(description = "A message's id: the newest before it") @RequestParam(required = false) @Nullable
                    String before,
            @Parameter(description = "A message's id: the oldest after it") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "A cursor: what was posted or edited after it")
                    @RequestParam(required = false)
                    @Nullable
                    String changedSince,
            @Parameter(description = "A root message's id: it and its replies only")
                    @RequestParam(required = false)
                    @Nullable
                    String thread,
            @RequestParam(defaultValue = "50") int limit) {
        Channel room = lobby.room(name);
        String viewer = lobby.people().viewer(room, as);
        Input.number(room, "before", before);
        Input.number(room, "after", after);
        Input.number(room, "changedSince", changedSince);
        Input.number(room, "thread", thread);
        int given = (before == null ? 0 : 1) + (after == null ? 0 : 1) + (changedSince == null ? 0 : 1);
        if (given > 1 || (changedSince != null && thread != null)) {
            throw Fault.ONE_DIRECTION.in(room.locale());
        }
        int most = Math.clamp(limit, 1, MOST);
        return changedSince == null
                ? page(room, viewer, after != null, after == null ? before : after, thread, most)
                : changes(room, viewer, changedSince, most);
    }

    private PageView page(
            Channel room,
            @Nullable String viewer,
            boolean up,
            @Nullable String from,
            @Nullable String thread,
            int most) {
        List<MessageView> items = new ArrayList<>();
        String cursor = null;
        String next = from;
        while (true) {
            Rooms.Page page = chat.rooms().page(room, up, next, most, thread);
            // The first read's: what changed during the others is told again rather than missed.
            cursor = cursor == null ? page.cursor() : cursor;
            for (Rooms.Kept kept : page.items()) {
                if (items.size() < most && kept.message().visibleTo(viewer)) {
                    items.add(Views.INSTANCE.message(kept));
                }
            }
            if (items.size() == most || page.items().size() < most) {
                return new PageView(up ? items : items.reversed(), cursor);
            }
            next = page.items().getLast().id();
        }
    }

    private PageView changes(Channel room, @Nullable String viewer, String since, int most) {
        List<MessageView> items = new ArrayList<>();
        String cursor = since;
        while (true) {
            Rooms.Changes changes = chat.rooms().changes(room, cursor, most);
            for (Rooms.Changed each : changes.items()) {
                if (each.kept().message().visibleTo(viewer)) {
                    items.add(Views.INSTANCE.message(each.kept()));
                    cursor = each.number();
                    if (items.size() == most) {
                        return new PageView(items, cursor);
                    }
                }
            }
            cursor = changes.next();
            if (cursor.equals(changes.last())) {
                return new PageView(items, cursor);
            }
        }
    }
}
