package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Unsettled;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What DingTalk sends to an HTTP robot. */
@RestController
class RobotController {
    private static final int LONGEST_BODY = 1 << 20;

    private final DingTalkChats chats;
    private final DingTalkRefusals refusals;

    RobotController(DingTalkChats chats, DingTalkRefusals refusals) {
        this.chats = chats;
        this.refusals = refusals;
    }

    @PostMapping(DingTalkConfiguration.SIGNED_PATHS + "{app}")
    ResponseEntity<String> take(@PathVariable String app, HttpServletRequest request) throws IOException {
        Optional<RobotDoor> door = chats.named(app).flatMap(DingTalkChat::door);
        if (door.isEmpty()) {
            return refuse(404, "nobody");
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            return refuse(413, "too-large");
        }
        try {
            Optional<String> refused =
                    door.get().refuses(request.getHeader("timestamp"), request.getHeader("sign"), body);
            if (refused.isPresent()) {
                return refuse(401, refused.get());
            }
        } catch (Unsettled e) {
            return ResponseEntity.status(503).build();
        }
        JsonNode message = Json.read(new String(body, StandardCharsets.UTF_8));
        int status = message == null || !message.isObject() ? 400 : door.get().take(message);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}");
    }

    private ResponseEntity<String> refuse(int status, String reason) {
        refusals.refused(reason);
        return ResponseEntity.status(status).build();
    }
}
