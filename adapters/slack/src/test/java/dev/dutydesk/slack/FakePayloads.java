package dev.dutydesk.slack;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack delivers, as it writes it.
 *
 * @see <a href="https://docs.slack.dev/reference/interaction-payloads">interaction payloads</a>
 */
final class FakePayloads {
    private static final JsonMapper JSON = new JsonMapper();

    private FakePayloads() {}

    static ObjectNode event(ObjectNode event, String id) {
        ObjectNode payload = JSON.createObjectNode()
                .put("token", "legacy")
                .put("team_id", FakeSlack.TEAM)
                .put("api_app_id", "A0APP")
                .put("type", "event_callback")
                .put("event_id", id)
                .put("event_time", 1_700_000_000);
        payload.set("event", event.deepCopy());
        return payload;
    }

    /** What a channel hears of an edit. */
    static ObjectNode changed(ObjectNode message, String ts) {
        ObjectNode changed = JSON.createObjectNode()
                .put("type", "message")
                .put("subtype", "message_changed")
                .put("channel", FakeSlack.CHANNEL)
                .put("ts", ts);
        changed.set("message", message.deepCopy());
        return changed;
    }

    /** The answer to {@code auth.test}. */
    static ObjectNode app() {
        return JSON.createObjectNode()
                .put("url", "https://shop.example/")
                .put("team", "Shop")
                .put("team_id", FakeSlack.TEAM)
                .put("user", "dutydesk")
                .put("user_id", FakeSlack.BOT)
                .put("bot_id", FakeSlack.BOT_ID);
    }

    static ObjectNode command(String user, String command, String text, String trigger) {
        return JSON.createObjectNode()
                .put("token", "legacy")
                .put("team_id", FakeSlack.TEAM)
                .put("channel_id", FakeSlack.CHANNEL)
                .put("channel_name", "shop")
                .put("user_id", user)
                .put("user_name", user.toLowerCase(Locale.ROOT))
                .put("command", command)
                .put("text", text)
                .put("api_app_id", "A0APP")
                .put("trigger_id", trigger);
    }

    /** @param ts of the tap */
    static ObjectNode tap(String user, String trigger, ObjectNode message, JsonNode button, String ts) {
        ObjectNode payload = interaction("block_actions", user, trigger);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.get("ts").asString())
                .put("channel_id", message.get("channel").asString())
                .put("is_ephemeral", message.has("only_for"));
        if (message.has("thread_ts")) {
            container.put("thread_ts", message.get("thread_ts").asString());
        }
        payload.putObject("channel").put("id", FakeSlack.CHANNEL).put("name", "shop");
        ObjectNode action = payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", button.get("action_id").asString())
                .put("block_id", "b1")
                .put("action_ts", ts);
        if (button.has("value")) {
            action.put("value", button.get("value").asString());
        }
        return payload;
    }

    /** @param values by block; what is absent was left empty */
    static ObjectNode submission(String user, String trigger, ObjectNode view, Map<String, String> values) {
        ObjectNode sent = view.deepCopy();
        ObjectNode filled = sent.putObject("state").putObject("values");
        for (JsonNode input : view.get("blocks")) {
            String block = input.get("block_id").asString();
            JsonNode element = input.get("element");
            fill(
                    filled.putObject(block).putObject(element.get("action_id").asString()),
                    element.get("type").asString(),
                    values.get(block));
        }
        ObjectNode payload = interaction("view_submission", user, trigger);
        payload.set("view", sent);
        return payload;
    }

    private static void fill(ObjectNode input, String type, @Nullable String value) {
        input.put("type", type);
        if (!type.equals("static_select")) {
            input.put("value", value);
        } else if (value != null) {
            input.putObject("selected_option").put("value", value);
        }
    }

    static ObjectNode interaction(String type, String user, String trigger) {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", type)
                .put("token", "legacy")
                .put("api_app_id", "A0APP")
                .put("trigger_id", trigger);
        payload.putObject("team").put("id", FakeSlack.TEAM).put("domain", "shop");
        payload.putObject("user").put("id", user).put("username", user).put("name", user.toLowerCase(Locale.ROOT));
        return payload;
    }
}
