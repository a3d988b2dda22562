package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Lark sends by HTTP: events and taps on cards, to one address. The body is read as it was signed. */
@RestController
class LarkEventsController {
    private static final int LONGEST_BODY = 1 << 20;

    private final LarkChats chats;
    private final LarkRefusals refusals;

    LarkEventsController(LarkChats chats, LarkRefusals refusals) {
        this.chats = chats;
        this.refusals = refusals;
    }

    @PostMapping(LarkConfiguration.SIGNED_PATHS + "{app}")
    ResponseEntity<String> take(@PathVariable String app, HttpServletRequest request) throws IOException {
        Optional<LarkDoor> door = chats.named(app).flatMap(LarkChat::door);
        if (door.isEmpty()) {
            return refuse(404, "nobody");
        }
        byte[] raw = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (raw.length > LONGEST_BODY) {
            return refuse(413, "too-large");
        }
        String signature = request.getHeader("X-Lark-Signature");
        Seal.Opened opened = door.get()
                .seal()
                .open(
                        request.getHeader("X-Lark-Request-Timestamp"),
                        request.getHeader("X-Lark-Request-Nonce"),
                        signature,
                        new String(raw, StandardCharsets.UTF_8));
        return switch (opened) {
            case Seal.Opened.Refused(String reason) -> refuse(401, reason);
            case Seal.Opened.Question(String challenge) -> {
                JsonObject answer = new JsonObject();
                answer.addProperty("challenge", challenge);
                yield json(answer.toString());
            }
            case Seal.Opened.Event(String event) -> take(door.get(), event, signature);
        };
    }

    private static ResponseEntity<String> take(LarkDoor door, String event, String signature) {
        try {
            return switch (door.take(event)) {
                case Events.Outcome.Taken(Optional<String> json) -> {
                    door.seal().took(signature);
                    yield json(json.orElse("{}"));
                }
                case Events.Outcome.Open _ -> ResponseEntity.status(503).build();
            };
        } finally {
            door.answered();
        }
    }

    private static ResponseEntity<String> json(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
    }

    private ResponseEntity<String> refuse(int status, String reason) {
        refusals.refused(reason);
        return ResponseEntity.status(status).build();
    }
}
