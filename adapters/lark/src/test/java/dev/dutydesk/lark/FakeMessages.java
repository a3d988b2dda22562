package dev.dutydesk.lark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said in a tenant, in its order, and who sees it. What belongs together is done holding its lock. */
final class FakeMessages {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private long latest;
    private long later;

    /** In order; a card for one person only by that one, a conversation only by the two. */
    synchronized List<ObjectNode> seenBy(String account) {
        return messages.values().stream()
                .filter(message -> !message.has("only_for")
                        || message.get("only_for").asString().equals(account))
                .filter(message -> {
                    String chat = message.get("chat_id").asString();
                    return !chat.startsWith("oc_p2p_") || chat.equals(FakeTenant.direct(account));
                })
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized Optional<ObjectNode> open(String account) {
        return messages.values().stream()
                .filter(message -> message.get("msg_type").asString().equals("interactive"))
                .filter(message -> message.path("only_for").asString(account).equals(account))
                .filter(message -> !message.get("chat_id").asString().startsWith("oc_p2p_")
                        || message.get("chat_id").asString().equals(FakeTenant.direct(account)))
                .filter(message -> LarkCards.form(card(message)) != null)
                .reduce((first, last) -> last);
    }

    static JsonNode card(JsonNode message) {
        return JSON.readTree(message.get("body").get("content").asString());
    }

    /** A message with what it passes on. */
    synchronized ArrayNode found(String id) throws FakeLark.Refused {
        LarkCards.require(messages.containsKey(id), 230110, "the message has been deleted");
        ArrayNode items = JSON.createArrayNode();
        items.add(get(id));
        messages.values().stream()
                .filter(each -> each.path("upper_message_id").asString("").equals(id))
                .forEach(items::add);
        return items;
    }

    /** @param wholeCards whether cards come as they were sent */
    synchronized List<ObjectNode> history(String kind, String container, long since, boolean wholeCards) {
        return messages.values().stream()
                .filter(message -> !message.has("only_for") && !message.has("upper_message_id"))
                .filter(message -> kind.equals("thread")
                        ? message.path("thread_id").asString("").equals(container)
                        : message.get("chat_id").asString().equals(container)
                                && !(message.has("root_id") && message.has("thread_id")))
                .filter(message -> Long.parseLong(message.get("create_time").asString()) / 1000 >= since)
                .map(message -> {
                    ObjectNode shown = message.deepCopy();
                    if (!wholeCards && shown.get("msg_type").asString().equals("interactive")) {
                        ((ObjectNode) shown.get("body")).put("content", "{\"title\":\"\"}");
                    }
                    return shown;
                })
                .toList();
    }

    synchronized boolean isThere(String id) {
        return messages.containsKey(id);
    }

    synchronized ObjectNode get(String id) {
        return Objects.requireNonNull(messages.get(id), "No such message");
    }

    /** @param kind {@code user} or {@code app} @param root what it stands under; null for nothing */
    synchronized ObjectNode add(
            String sender, String kind, String type, String content, @Nullable String root, String chat) {
        String id = "om_" + UUID.randomUUID().toString().replace("-", "");
        // Unique, and later than all before.
        latest = Math.max(latest + 1, now());
        ObjectNode message = JSON.createObjectNode()
                .put("message_id", id)
                .put("chat_id", chat)
                .put("msg_type", type)
                .put("create_time", Long.toString(latest));
        message.putObject("sender")
                .put("id", sender)
                .put("id_type", kind.equals("user") ? "open_id" : "app_id")
                .put("sender_type", kind)
                .put("tenant_key", "t0");
        message.putObject("body").put("content", content);
        if (root != null) {
            ObjectNode above = get(root);
            message.put("root_id", above.path("root_id").asString(root)).put("parent_id", root);
            if (above.has("thread_id")) {
                message.put("thread_id", above.get("thread_id").asString());
            }
        }
        messages.put(id, message);
        return message;
    }

    /** So much later than it is. */
    synchronized void isLater(long millis) {
        later += millis;
    }

    synchronized long now() {
        return System.currentTimeMillis() + later;
    }
}
