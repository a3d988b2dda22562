package dev.dutydesk.chat.bolt;

import dev.dutydesk.chat.Trouble;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workspace of ours with one channel, the bot and its people: what Slack keeps and does. {@link FakeWebApi} and
 * {@link FakeSocket} are its two doors.
 */
final class FakeSlack implements AutoCloseable {
    static final String CHANNEL = "C0SHOP";
    static final String BOT = "U0BOT";
    static final String BOT_TOKEN = "xoxb-1";
    static final String APP_TOKEN = "xapp-1";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOT_ID = "B0BOT";
    private static final String TEAM = "T0TEAM";

    private final FakeSocket socket = new FakeSocket();
    private final FakeWebApi api = new FakeWebApi(this, socket);
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final Map<String, String> triggers = new HashMap<>();
    private final Map<String, ObjectNode> views = new HashMap<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private long count;
    private @Nullable ObjectNode lastEvent;

    /** What came of an act: a message's ts, where it left one, and whether the app acknowledged it. */
    record Delivered(@Nullable String ts, boolean acknowledged) {}

    /** A refusal by its name in Slack's documentation. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String error) {
            super(error);
        }
    }

    String apiAddress() {
        return api.address();
    }

    // What people do

    /** @param text as Slack writes it: escaped, mentions in angle brackets */
    Delivered says(String user, @Nullable String thread, String text) {
        ObjectNode message = message(user, text, thread);
        Delivered delivered;
        synchronized (this) {
            lastEvent = event(message);
        }
        delivered = new Delivered(message.get("ts").asString(), deliver(lastEvent()));
        if (text.contains("<@" + BOT + ">")) {
            ObjectNode mention = event(message.deepCopy().put("type", "app_mention"));
            return new Delivered(delivered.ts(), socket.deliver("events_api", mention, 0) && delivered.acknowledged());
        }
        return delivered;
    }

    Delivered shares(String user, String text, String file) {
        ObjectNode message = message(user, text, null).put("subtype", "file_share");
        message.putArray("files").addObject().put("name", file).put("url_private", "https://files.example/" + file);
        return new Delivered(message.get("ts").asString(), deliver(event(message)));
    }

    /** Slack's repeat of the latest message. */
    Delivered repeats() {
        return new Delivered(
                lastEvent().get("event").get("ts").asString(), socket.deliver("events_api", lastEvent(), 1));
    }

    Delivered commands(String user, String text) {
        ObjectNode payload = JSON.createObjectNode()
                .put("token", "legacy")
                .put("team_id", TEAM)
                .put("channel_id", CHANNEL)
                .put("channel_name", "shop")
                .put("user_id", user)
                .put("user_name", user.toLowerCase(Locale.ROOT))
                .put("command", "/dutydesk")
                .put("text", text)
                .put("api_app_id", "A0APP")
                .put("trigger_id", trigger(user));
        return new Delivered(null, socket.deliver("slash_commands", payload, 0));
    }

    Delivered taps(String user, String ts, String actionId) {
        ObjectNode message;
        synchronized (this) {
            message = Objects.requireNonNull(messages.get(ts), "No such message");
        }
        JsonNode element = BlockKit.buttons(message.get("blocks")).stream()
                .filter(button -> button.get("action_id").asString().equals(actionId))
                .findFirst()
                .orElseThrow();
        ObjectNode payload = interaction("block_actions", user);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", ts)
                .put("channel_id", CHANNEL)
                .put("is_ephemeral", message.has("only_for"));
        if (message.has("thread_ts")) {
            container.put("thread_ts", message.get("thread_ts").asString());
        }
        payload.putObject("channel").put("id", CHANNEL).put("name", "shop");
        ObjectNode action = payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", actionId)
                .put("block_id", "b1")
                .put("action_ts", nextTs());
        if (element.has("value")) {
            action.put("value", element.get("value").asString());
        }
        return new Delivered(null, socket.deliver("interactive", payload, 0));
    }

    /** Sends the open modal, which closes once it is acknowledged. */
    Delivered submits(String user, Map<String, String> values) {
        ObjectNode view;
        synchronized (this) {
            view = Objects.requireNonNull(views.get(user), "No modal stands open")
                    .deepCopy();
        }
        ObjectNode filled = view.putObject("state").putObject("values");
        for (JsonNode input : view.get("blocks")) {
            String block = input.get("block_id").asString();
            JsonNode element = input.get("element");
            ObjectNode value = filled.putObject(block)
                    .putObject(element.get("action_id").asString())
                    .put("type", element.get("type").asString());
            if (element.get("type").asString().equals("static_select")) {
                value.putObject("selected_option").put("value", values.get(block));
            } else {
                value.put("value", values.get(block));
            }
        }
        ObjectNode payload = interaction("view_submission", user);
        payload.set("view", view);
        boolean acknowledged = socket.deliver("interactive", payload, 0);
        if (acknowledged) {
            synchronized (this) {
                views.remove(user);
            }
        }
        return new Delivered(null, acknowledged);
    }

    // What people see

    synchronized List<ObjectNode> messages(String user) {
        return messages.values().stream()
                .filter(message -> !message.has("only_for")
                        || message.get("only_for").asString().equals(user))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized Optional<ObjectNode> modal(String user) {
        return Optional.ofNullable(views.get(user));
    }

    FakeSocket socket() {
        return socket;
    }

    /** How many deliveries the app has left without an answer. */
    int unacknowledged() {
        return socket.unacknowledged();
    }

    // What the app does

    ObjectNode post(Map<String, String> form) throws Refused {
        require(CHANNEL.equals(form.get("channel")) && !suffersFrom(Trouble.FORBIDDEN), "channel_not_found");
        BlockKit.check(form);
        ObjectNode message = message(BOT, form.getOrDefault("text", ""), form.get("thread_ts"));
        synchronized (this) {
            message.put("bot_id", BOT_ID);
            // Media are unfurled unless told otherwise, links are not.
            message.put("unfurls", isTrue(form, "unfurl_media", "true") || isTrue(form, "unfurl_links", "false"));
            content(message, form);
        }
        socket.send("events_api", event(message));
        return message;
    }

    synchronized ObjectNode postEphemeral(Map<String, String> form) throws Refused {
        require(CHANNEL.equals(form.get("channel")) && !suffersFrom(Trouble.FORBIDDEN), "channel_not_found");
        require(form.get("user") != null, "user_not_in_channel");
        require(!form.containsKey("metadata"), "invalid_arguments");
        BlockKit.check(form);
        ObjectNode message = message(BOT, form.getOrDefault("text", ""), form.get("thread_ts"));
        content(message, form);
        return message.put("bot_id", BOT_ID).put("only_for", form.get("user"));
    }

    ObjectNode update(Map<String, String> form) throws Refused {
        BlockKit.check(form);
        ObjectNode message;
        synchronized (this) {
            ObjectNode found = messages.get(form.getOrDefault("ts", ""));
            if (found == null || found.has("only_for")) {
                throw new Refused("message_not_found");
            }
            require(BOT.equals(found.get("user").asString()), "cant_update_message");
            found.put("text", form.getOrDefault("text", ""));
            content(found, form);
            message = found;
        }
        ObjectNode changed = JSON.createObjectNode()
                .put("type", "message")
                .put("subtype", "message_changed")
                .put("channel", CHANNEL)
                .put("ts", nextTs());
        changed.set("message", message);
        socket.send("events_api", event(changed));
        return message;
    }

    synchronized ObjectNode openView(Map<String, String> form) throws Refused {
        String user = triggers.remove(form.getOrDefault("trigger_id", ""));
        if (user == null) {
            throw new Refused("expired_trigger_id");
        }
        ObjectNode view = (ObjectNode) JSON.readTree(form.getOrDefault("view", "{}"));
        BlockKit.checkView(view);
        view.put("id", "V" + ++count);
        views.put(user, view);
        return view;
    }

    /** @param thread its root and replies alone; null for the channel's main line */
    synchronized ArrayNode history(Map<String, String> form, @Nullable String thread) {
        ArrayNode found = JSON.createArrayNode();
        for (ObjectNode message : messages.values()) {
            JsonNode root = message.get("thread_ts");
            String ts = message.get("ts").asString();
            boolean there = thread == null
                    ? root == null
                    : ts.equals(thread) || root != null && root.asString().equals(thread);
            if (there && !message.has("only_for") && ts.compareTo(form.getOrDefault("oldest", "0")) > 0) {
                ObjectNode shown = message.deepCopy();
                if (!isTrue(form, "include_all_metadata", "false")) {
                    shown.remove("metadata");
                }
                found.insert(thread == null ? 0 : found.size(), shown);
            }
        }
        return found;
    }

    ObjectNode whoIsTheApp() {
        return JSON.createObjectNode()
                .put("url", "https://shop.example/")
                .put("team", "Shop")
                .put("team_id", TEAM)
                .put("user", "dutydesk")
                .put("user_id", BOT)
                .put("bot_id", BOT_ID);
    }

    // What goes wrong

    void suffers(Trouble trouble) {
        synchronized (this) {
            troubles.add(trouble);
        }
        if (trouble == Trouble.UNREACHABLE) {
            api.close();
            socket.cut();
        }
    }

    void recovers() {
        synchronized (this) {
            troubles.clear();
        }
        api.open();
    }

    synchronized boolean suffersFrom(Trouble trouble) {
        return troubles.contains(trouble);
    }

    synchronized boolean losesAnAnswer() {
        return troubles.remove(Trouble.ANSWER_LOST);
    }

    @Override
    public void close() {
        api.close();
        socket.close();
    }

    private boolean deliver(ObjectNode event) {
        return socket.deliver("events_api", event, 0);
    }

    private synchronized ObjectNode lastEvent() {
        return Objects.requireNonNull(lastEvent, "Nothing was said");
    }

    private synchronized ObjectNode message(String user, String text, @Nullable String thread) {
        ObjectNode message = JSON.createObjectNode()
                .put("type", "message")
                .put("user", user)
                .put("text", text)
                .put("channel", CHANNEL)
                .put("channel_type", "channel")
                .put("ts", nextTs());
        if (thread != null) {
            message.put("thread_ts", thread);
        }
        messages.put(message.get("ts").asString(), message);
        return message;
    }

    private static void content(ObjectNode message, Map<String, String> form) {
        message.set("blocks", JSON.readTree(form.getOrDefault("blocks", "[]")));
        if (form.containsKey("metadata")) {
            message.set("metadata", JSON.readTree(form.get("metadata")));
        }
    }

    private synchronized ObjectNode event(ObjectNode event) {
        ObjectNode payload = JSON.createObjectNode()
                .put("token", "legacy")
                .put("team_id", TEAM)
                .put("api_app_id", "A0APP")
                .put("type", "event_callback")
                .put("event_id", "Ev" + ++count)
                .put("event_time", 1_700_000_000);
        payload.set("event", event.deepCopy());
        return payload;
    }

    private synchronized ObjectNode interaction(String type, String user) {
        ObjectNode payload = JSON.createObjectNode()
                .put("type", type)
                .put("token", "legacy")
                .put("api_app_id", "A0APP")
                .put("trigger_id", trigger(user));
        payload.putObject("team").put("id", TEAM).put("domain", "shop");
        payload.putObject("user").put("id", user).put("username", user).put("name", user.toLowerCase(Locale.ROOT));
        return payload;
    }

    private synchronized String trigger(String user) {
        String trigger = "trigger." + ++count;
        triggers.put(trigger, user);
        return trigger;
    }

    /** Unique in the workspace, and later than all before. */
    private synchronized String nextTs() {
        return "%d.%06d".formatted(System.currentTimeMillis() / 1000, ++count);
    }

    private static boolean isTrue(Map<String, String> form, String name, String otherwise) {
        return Set.of("1", "true").contains(form.getOrDefault(name, otherwise));
    }

    private static void require(boolean holds, String error) throws Refused {
        if (!holds) {
            throw new Refused(error);
        }
    }
}
