package dev.dutydesk.slack;

import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Slack sends by HTTP. The body is read as it came: a form that Spring has read is written anew, and no longer as it was signed. */
@RestController
class SlackEventsController {
    private static final int LONGEST_BODY = 1 << 20;

    private final SlackChats chats;
    private final SlackRefusals refusals;

    SlackEventsController(SlackChats chats, SlackRefusals refusals) {
        this.chats = chats;
        this.refusals = refusals;
    }

    @PostMapping(SlackConfiguration.SIGNED_PATHS + "{workspace}")
    ResponseEntity<String> take(@PathVariable String workspace, HttpServletRequest request) throws IOException {
        Optional<SlackDoor> door = chats.named(workspace).flatMap(SlackChat::door);
        if (door.isEmpty()) {
            return refuse(404, "nobody");
        }
        byte[] raw = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (raw.length > LONGEST_BODY) {
            return refuse(413, "too-large");
        }
        String body = new String(raw, StandardCharsets.UTF_8);
        RequestHeaders headers = headers(request);
        Optional<String> refused = door.get().refuses(headers, body);
        if (refused.isPresent()) {
            return refuse(401, refused.get());
        }
        Response response = door.get().take(headers, body);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(response.getStatusCode());
        String text = response.getBody();
        return text == null || text.isEmpty()
                ? answer.build()
                : answer.contentType(MediaType.parseMediaType(response.getContentType()))
                        .body(text);
    }

    private ResponseEntity<String> refuse(int status, String reason) {
        refusals.refused(reason);
        return ResponseEntity.status(status).build();
    }

    private static RequestHeaders headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return new RequestHeaders(headers);
    }
}
