package dev.dutydesk.lark;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message's content as people read it. Mentions are still the marks that Lark puts in their places ({@code @_user_1}).
 *
 * @param files what hangs on it
 * @see <a href="https://open.feishu.cn/document/server-docs/im-v1/message/events/message_content">contents by type</a>
 */
record LarkContent(String text, List<Attached> files) {
    private static final Gson GSON = new Gson();

    /** @param key by which Lark gives it out, with the message's id */
    record Attached(String name, String key) {}

    /** @param type {@code text}, {@code post}, {@code image}, …; what it isn't known how to read is empty */
    static LarkContent of(String type, @Nullable String json) {
        JsonObject content = parse(json);
        return switch (type) {
            case "text" -> new LarkContent(string(content, "text", ""), List.of());
            case "post" -> post(content);
            case "image" -> file("image.png", string(content, "image_key", ""));
            case "file" -> file(string(content, "file_name", "file"), string(content, "file_key", ""));
            case "media" -> file(string(content, "file_name", "video.mp4"), string(content, "file_key", ""));
            case "audio" -> file("audio.opus", string(content, "file_key", ""));
            default -> new LarkContent("", List.of());
        };
    }

    private static LarkContent file(String name, String key) {
        return new LarkContent("", List.of(new Attached(name, key)));
    }

    /** As it comes it has one language; where it was sent with several, each is below its name. */
    private static LarkContent post(JsonObject content) {
        JsonObject post = content;
        if (!content.has("content") && !content.isEmpty()) {
            JsonElement first = content.entrySet().iterator().next().getValue();
            post = first.isJsonObject() ? first.getAsJsonObject() : content;
        }
        List<String> lines = new ArrayList<>();
        List<Attached> files = new ArrayList<>();
        String title = string(post, "title", "");
        if (!title.isEmpty()) {
            lines.add(title);
        }
        JsonArray paragraphs = post.has("content") ? post.getAsJsonArray("content") : new JsonArray();
        for (JsonElement paragraph : paragraphs) {
            StringBuilder line = new StringBuilder();
            for (JsonElement part : paragraph.getAsJsonArray()) {
                line.append(part(part.getAsJsonObject(), files));
            }
            lines.add(line.toString());
        }
        return new LarkContent(String.join("\n", lines).strip(), files);
    }

    private static String part(JsonObject part, List<Attached> files) {
        String key = string(part, "image_key", "");
        return switch (string(part, "tag", "")) {
            case "at" -> string(part, "user_id", "");
            case "a" -> {
                String words = string(part, "text", "");
                String address = string(part, "href", "");
                yield words.isEmpty() || words.equals(address) ? address : words + " " + address;
            }
            case "img" -> {
                files.add(new Attached("image.png", key));
                yield "";
            }
            case "media" -> {
                files.add(new Attached("video.mp4", string(part, "file_key", "")));
                yield "";
            }
            case "hr" -> "---";
            default -> string(part, "text", "");
        };
    }

    private static JsonObject parse(@Nullable String json) {
        try {
            JsonObject parsed = GSON.fromJson(json, JsonObject.class);
            return parsed == null ? new JsonObject() : parsed;
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private static String string(JsonObject object, String name, String otherwise) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : otherwise;
    }
}
