package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbound.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Taps on the buttons of cards and of tickets. */
@RestController
@Tag(name = "Messages")
final class ButtonsController {
    private final WebChat chat;
    private final Lobby lobby;

    ButtonsController(WebChat chat, Lobby lobby) {
        this.chat = chat;
        this.lobby = lobby;
    }

    @PostMapping(
            path = "/api/rooms/{room}/messages/{message}/buttons/{button}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Tap a button",
            description = "The ticket is the one the message is about. A button may have left the card meanwhile: then "
                    + "the bot says why it is not possible now.")
    @TapAnswers
    @ApiResponse(responseCode = "404", description = "No such room or message")
    Tapped tap(
            @PathVariable("room") String name,
            @PathVariable("message") String message,
            @PathVariable("button") String button,
            @RequestBody Tap tap) {
        Channel room = lobby.room(name);
        Sender sender = lobby.people().sender(room, tap.user());
        Input.number(room, "message", message);
        return tap(
                room,
                sender,
                message,
                button,
                tap,
                () -> chat.rooms()
                        .find(room, message)
                        .map(Rooms.Kept::message)
                        .filter(found -> found.visibleTo(sender.account()))
                        .map(found -> Objects.requireNonNullElse(found.ticket(), ""))
                        .orElseThrow(() -> Fault.MESSAGE_UNKNOWN.in(room.locale(), message)));
    }

    @PostMapping(
            path = "/api/rooms/{room}/tickets/{ticket}/buttons/{button}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Tap a button of a ticket",
            description = "As a tap on a card that is about the ticket, without a message: for those who show tickets "
                    + "elsewhere than in a room. It happens in the room, whose language the answer has.")
    @TapAnswers
    @ApiResponse(responseCode = "404", description = "No such room")
    Tapped tapTicket(
            @PathVariable("room") String name,
            @Parameter(description = "The ticket's key", example = "SHOP-12") @PathVariable("ticket") String ticket,
            @PathVariable("button") String button,
            @RequestBody Tap tap) {
        Channel room = lobby.room(name);
        Sender sender = lobby.people().sender(room, tap.user());
        return tap(room, sender, null, button, tap, () -> ticket);
    }

    /** @param message null where the ticket isn't named by one */
    private Tapped tap(
            Channel room, Sender sender, @Nullable String message, String button, Tap tap, Supplier<String> ticket) {
        String id = Input.id(room, tap.id());
        Map<String, String> form = tap.checkedForm(room);
        try {
            Deliveries deliveries = chat.deliveries();
            String subject = ticket.get();
            if (tap.id() != null) {
                checkOnce(room, id, sender, message == null ? subject : message, button, form);
            }
            Answer answer = deliveries.deliver(new Inbound.Button(
                    room.id() + "/tap/" + id, room, sender, chat.rooms().now(), message, subject, button, form));
            return tapped(room.locale(), id, answer);
        } catch (StoreSilent e) {
            throw Fault.UNCONFIRMED.in(room.locale(), Map.of("id", id), id);
        }
    }

    /** @param on the message, or the ticket, that has the button */
    private void checkOnce(
            Channel room, String id, Sender sender, String on, String button, @Nullable Map<String, String> form) {
        String sent =
                "tap " + Input.fingerprint(sender.account(), on, button, form == null ? null : new TreeMap<>(form));
        if (!chat.rooms().once(room, id, sent).equals(sent)) {
            throw Fault.ID_TAKEN.in(room.locale(), Map.of("id", id), id);
        }
    }

    private static Tapped tapped(Locale locale, String id, Answer answer) {
        ReplyView reply = Views.INSTANCE.reply(answer.reply());
        return switch (answer.kind()) {
            case DONE -> new Tapped(reply);
            case FORBIDDEN -> throw refused(Fault.FORBIDDEN, locale, reply);
            case IMPOSSIBLE -> throw refused(Fault.IMPOSSIBLE, locale, reply);
            case INVALID -> throw refused(Fault.NOT_UNDERSTOOD, locale, reply);
            case NEEDS_INPUT -> {
                FormView form = Views.INSTANCE.form(answer.form());
                Map<String, Object> members = new LinkedHashMap<>();
                if (form != null) {
                    members.put("form", form);
                }
                if (reply != null) {
                    members.put("reply", reply);
                }
                throw Fault.NEEDS_INPUT.in(locale, members);
            }
            case UNCONFIRMED, NOT_RECORDED -> throw Fault.UNCONFIRMED.in(locale, Map.of("id", id), id);
        };
    }

    private static ErrorResponseException refused(Fault fault, Locale locale, @Nullable ReplyView reply) {
        return reply == null ? fault.in(locale) : fault.with(locale, reply.text(), Map.of("reply", reply));
    }
}
