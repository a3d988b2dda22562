package dev.dutydesk.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the app uploads: announced, sent to an address of its own, and only then shown in a channel. */
final class FakeFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeSlack slack;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    /** At which step no file is taken; null where all are. */
    volatile @Nullable Step refused;

    enum Step {
        ANNOUNCED,
        SENT,
        COMPLETED
    }

    private record Upload(String name, int length, byte @Nullable [] content) {}

    FakeFiles(FakeSlack slack) {
        this.slack = slack;
    }

    /** @param base where uploads go */
    synchronized ObjectNode announce(Map<String, String> form, String base) throws FakeSlack.Refused {
        FakeSlack.require(refused != Step.ANNOUNCED, "missing_scope");
        String name = form.getOrDefault("filename", "");
        int length = Integer.parseInt(form.getOrDefault("length", "0"));
        FakeSlack.require(!name.isEmpty() && length > 0, "invalid_arguments");
        String id = "F" + (uploads.size() + 1);
        uploads.put(id, new Upload(name, length, null));
        return JSON.createObjectNode().put("upload_url", base + id).put("file_id", id);
    }

    /** @return whether it was taken */
    synchronized boolean send(String id, byte[] content) {
        Upload upload = uploads.get(id);
        if (upload == null || refused == Step.SENT || content.length != upload.length()) {
            return false;
        }
        uploads.put(id, new Upload(upload.name(), upload.length(), content));
        return true;
    }

    /** Shows them in a channel, as the app's own message. */
    ObjectNode complete(Map<String, String> form) throws FakeSlack.Refused {
        FakeSlack.require(refused != Step.COMPLETED, "internal_error");
        JsonNode files = JSON.readTree(form.getOrDefault("files", "[]"));
        String channel = form.getOrDefault("channel_id", "");
        FakeSlack.require(slack.town().has(channel), "channel_not_found");
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode message = slack.message(FakeSlack.BOT, "", form.get("thread_ts"), channel)
                .put("subtype", "file_share")
                .put("bot_id", FakeSlack.BOT_ID);
        for (JsonNode file : files) {
            String id = file.path("id").asString();
            synchronized (this) {
                Upload upload = uploads.get(id);
                if (upload == null || upload.content() == null) {
                    throw new FakeSlack.Refused("file_not_found");
                }
                message.withArray("files").addObject().put("id", id).put("name", upload.name());
            }
            answer.withArray("files").addObject().put("id", id);
        }
        slack.tellsOf(message);
        return answer;
    }

    synchronized byte[] content(String id) {
        return Objects.requireNonNull(Objects.requireNonNull(uploads.get(id)).content());
    }
}
