package dev.dutydesk.slack;

import dev.dutydesk.slack.FakeSlack.Delivered;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people do in Slack besides talking and tapping. */
final class FakeActs {
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeSlack slack;

    FakeActs(FakeSlack slack) {
        this.slack = slack;
    }

    Delivered edits(String ts, String text) {
        ObjectNode message = slack.changes(ts, Map.of("text", text));
        message.putObject("edited").put("user", message.get("user").asString()).put("ts", slack.nextTs());
        return new Delivered(ts, slack.deliver(slack.event(FakePayloads.changed(message, slack.nextTs()))));
    }

    Delivered deletes(String ts) {
        ObjectNode gone = slack.takesAway(ts);
        ObjectNode deleted = JSON.createObjectNode()
                .put("type", "message")
                .put("subtype", "message_deleted")
                .put("channel", FakeSlack.CHANNEL)
                .put("ts", slack.nextTs())
                .put("deleted_ts", ts);
        deleted.set("previous_message", gone);
        return new Delivered(ts, slack.deliver(slack.event(deleted)));
    }

    /** Passes somebody's words on, as Slack's own dialog does. */
    Delivered forwards(String user, String own, String author, String text) {
        ObjectNode message = slack.message(user, own, null, FakeSlack.CHANNEL);
        message.putArray("attachments")
                .addObject()
                .put("is_msg_unfurl", true)
                .put("is_share", true)
                .put("author_name", author)
                .put("text", text)
                .put("from_url", "https://shop.example/archives/C1/p1");
        return new Delivered(message.get("ts").asString(), slack.deliver(slack.event(message)));
    }

    Delivered reacts(String user, String ts, String reaction) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", "reaction_added")
                .put("user", user)
                .put("reaction", reaction)
                .put("event_ts", slack.nextTs());
        event.putObject("item")
                .put("type", "message")
                .put("channel", FakeSlack.CHANNEL)
                .put("ts", ts);
        return new Delivered(ts, slack.deliver(slack.event(event)));
    }

    /** @param user whoever came in; the bot itself where it was let in */
    Delivered joins(String user, String inviter, String channel) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", "member_joined_channel")
                .put("user", user)
                .put("channel", channel)
                .put("channel_type", "C")
                .put("team", FakeSlack.TEAM)
                .put("inviter", inviter)
                .put("event_ts", slack.nextTs());
        return new Delivered(null, slack.deliver(slack.event(event)));
    }

    Delivered opensHome(String user) {
        ObjectNode event = JSON.createObjectNode()
                .put("type", "app_home_opened")
                .put("user", user)
                .put("channel", FakeTown.direct(user))
                .put("tab", "home")
                .put("event_ts", slack.nextTs());
        return new Delivered(null, slack.deliver(slack.event(event)));
    }

    Delivered tapsHome(String user, String actionId) {
        JsonNode button =
                BlockKit.buttons(Objects.requireNonNull(slack.town().homeViews.get(user))
                                .get("blocks"))
                        .stream()
                        .filter(each -> each.get("action_id").asString().equals(actionId))
                        .findFirst()
                        .orElseThrow();
        ObjectNode payload = FakePayloads.interaction("block_actions", user, slack.trigger(user));
        payload.putObject("container").put("type", "view").put("view_id", "VHOME");
        ObjectNode action = payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", actionId)
                .put("block_id", "b1")
                .put("action_ts", slack.nextTs());
        if (button.has("value")) {
            action.put("value", button.get("value").asString());
        }
        return slack.interacts("interactive", payload);
    }

    /** A message of another app. */
    Delivered botSays(String bot, String text) {
        ObjectNode message =
                slack.message("U0" + bot, text, null, FakeSlack.CHANNEL).put("bot_id", bot);
        return new Delivered(message.get("ts").asString(), slack.deliver(slack.event(message)));
    }

    Delivered takesMessageShortcut(String user, String ts) {
        ObjectNode payload = FakePayloads.interaction("message_action", user, slack.trigger(user))
                .put("callback_id", "make_ticket")
                .put("action_ts", slack.nextTs())
                .put("message_ts", ts);
        payload.putObject("channel").put("id", FakeSlack.CHANNEL).put("name", "shop");
        payload.set("message", slack.changes(ts, Map.of()));
        return slack.interacts("interactive", payload);
    }

    Delivered takesGlobalShortcut(String user) {
        ObjectNode payload = FakePayloads.interaction("shortcut", user, slack.trigger(user))
                .put("callback_id", "report")
                .put("action_ts", slack.nextTs());
        return slack.interacts("interactive", payload);
    }
}
