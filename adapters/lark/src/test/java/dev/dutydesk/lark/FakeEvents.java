package dev.dutydesk.lark;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as Lark writes them. */
final class FakeEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private FakeEvents() {}

    static ObjectNode event(String type, ObjectNode event) {
        ObjectNode whole = JSON.createObjectNode().put("schema", "2.0");
        whole.putObject("header")
                .put("event_id", UUID.randomUUID().toString().replace("-", ""))
                .put("token", "")
                .put("create_time", Long.toString(System.currentTimeMillis()))
                .put("event_type", type)
                .put("tenant_key", "t0")
                .put("app_id", "cli_0");
        whole.set("event", event);
        return whole;
    }

    /** @param message as Lark keeps it */
    static ObjectNode received(ObjectNode message) {
        ObjectNode event = JSON.createObjectNode();
        JsonNode sender = message.get("sender");
        ObjectNode from = event.putObject("sender");
        from.set("sender_id", user(sender.get("id").asString()));
        from.put("sender_type", sender.get("sender_type").asString()).put("tenant_key", "t0");
        ObjectNode said = event.putObject("message");
        for (String same : new String[] {"message_id", "root_id", "parent_id", "thread_id", "create_time", "chat_id"}) {
            if (message.has(same)) {
                said.put(same, message.get(same).asString());
            }
        }
        String chat = message.get("chat_id").asString();
        said.put("chat_type", chat.startsWith("oc_p2p_") ? "p2p" : "group");
        said.put("message_type", message.get("msg_type").asString());
        said.put("content", message.get("body").get("content").asString());
        for (JsonNode mention : message.path("mentions")) {
            ObjectNode mentioned = said.withArray("mentions")
                    .addObject()
                    .put("key", mention.get("key").asString())
                    .put("name", mention.get("name").asString())
                    .put("tenant_key", "t0");
            mentioned.set("id", user(mention.get("id").asString()));
        }
        return event("im.message.receive_v1", event);
    }

    static ObjectNode recalled(ObjectNode message, String by) {
        ObjectNode event = JSON.createObjectNode()
                .put("message_id", message.get("message_id").asString())
                .put("chat_id", message.get("chat_id").asString())
                .put("recall_time", Long.toString(System.currentTimeMillis()))
                .put("recall_type", by);
        return event("im.message.recalled_v1", event);
    }

    static ObjectNode botAdded(String chat, String by) {
        ObjectNode event = JSON.createObjectNode().put("chat_id", chat).put("external", false);
        event.set("operator_id", user(by));
        return event("im.chat.member.bot.added_v1", event);
    }

    static ObjectNode menu(String account, String key) {
        ObjectNode event = JSON.createObjectNode().put("event_key", key).put("timestamp", 1669364458L);
        ObjectNode operator = event.putObject("operator").put("operator_name", account);
        operator.set("operator_id", user(account));
        return event("application.bot.menu_v6", event);
    }

    /** @param form what was filled in; null for a button outside of one */
    static ObjectNode tap(
            String account,
            ObjectNode message,
            JsonNode button,
            @org.jspecify.annotations.Nullable Map<String, String> form) {
        ObjectNode event = JSON.createObjectNode().put("token", "c-1").put("host", "im_message");
        event.putObject("operator").put("open_id", account).put("tenant_key", "t0");
        ObjectNode action = event.putObject("action").put("tag", "button");
        action.set("value", button.get("behaviors").get(0).get("value"));
        if (button.has("name")) {
            action.put("name", button.get("name").asString());
        }
        if (form != null) {
            ObjectNode values = action.putObject("form_value");
            form.forEach(values::put);
        }
        event.putObject("context")
                .put("open_message_id", message.get("message_id").asString())
                .put("open_chat_id", message.get("chat_id").asString());
        return event("card.action.trigger", event);
    }

    private static ObjectNode user(String openId) {
        return JSON.createObjectNode()
                .put("open_id", openId)
                .put("user_id", "")
                .put("union_id", openId.replaceFirst("^ou_", "on_"));
    }
}
