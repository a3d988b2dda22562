package dev.dutydesk.slack;

import dev.dutydesk.chat.Trouble;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
public final class FakeSlack implements AutoCloseable {
    static final String CHANNEL = "C0SHOP";
    static final String BOT = "U0BOT";
    static final String BOT_TOKEN = "xoxb-1";
    static final String APP_TOKEN = "xapp-1";
    private static final JsonMapper JSON = new JsonMapper();
    static final String BOT_ID = "B0BOT";
    static final String TEAM = "T0TEAM";

    private final FakeTown town = new FakeTown();
    private final FakeFiles files = new FakeFiles(this);
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

    FakeTown town() {
        return town;
    }

    FakeFiles files() {
        return files;
    }

    FakeActs acts() {
        return new FakeActs(this);
    }

    String apiAddress() {
        return api.address();
    }

    // What people do

    /** @param text as Slack writes it: escaped, mentions in angle brackets */
    Delivered says(String user, @Nullable String thread, String text) {
        return says(user, thread, text, CHANNEL);
    }

    Delivered says(String user, @Nullable String thread, String text, String channel) {
        ObjectNode message = message(user, text, thread, channel);
        ObjectNode event = event(message);
        synchronized (this) {
            lastEvent = event;
        }
        boolean acknowledged = deliver(event);
        if (text.contains("<@" + BOT + ">")) {
            acknowledged &= deliver(event(message.deepCopy().put("type", "app_mention")));
        }
        return new Delivered(message.get("ts").asString(), acknowledged);
    }

    Delivered shares(String user, @Nullable String thread, String text, String file) {
        ObjectNode message = message(user, text, thread, CHANNEL).put("subtype", "file_share");
        message.putArray("files").addObject().put("name", file).put("url_private", "https://files.example/" + file);
        return new Delivered(message.get("ts").asString(), deliver(event(message)));
    }

    /** Slack's repeat of the latest message. */
    Delivered repeats() {
        return new Delivered(
                lastEvent().get("event").get("ts").asString(), socket.deliver("events_api", lastEvent(), 1));
    }

    Delivered commands(String user, String command, String text) {
        return interacts("slash_commands", FakePayloads.command(user, command, text, trigger(user)));
    }

    Delivered taps(String user, String ts, String actionId) {
        ObjectNode message;
        synchronized (this) {
            message =
                    Objects.requireNonNull(messages.get(ts), "No such message").deepCopy();
        }
        JsonNode button = BlockKit.buttons(message.get("blocks")).stream()
                .filter(each -> each.get("action_id").asString().equals(actionId))
                .findFirst()
                .orElseThrow();
        return interacts("interactive", FakePayloads.tap(user, trigger(user), message, button, nextTs()));
    }

    /** Sends the open modal, which closes once it is acknowledged. */
    Delivered submits(String user, Map<String, String> values) {
        ObjectNode view = modal(user).orElseThrow(() -> new IllegalStateException("No modal stands open"));
        Delivered sent = interacts("interactive", FakePayloads.submission(user, trigger(user), view, values));
        if (sent.acknowledged()) {
            synchronized (this) {
                views.remove(user);
            }
        }
        return sent;
    }

    Delivered interacts(String type, ObjectNode payload) {
        return new Delivered(null, socket.deliver(type, payload, 0));
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

    // What the app does

    ObjectNode post(Map<String, String> form) throws Refused {
        String channel = form.getOrDefault("channel", "");
        require(town.has(channel) && !suffersFrom(Trouble.FORBIDDEN), "channel_not_found");
        BlockKit.check(form);
        ObjectNode message = message(BOT, form.getOrDefault("text", ""), form.get("thread_ts"), channel);
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
        String channel = form.getOrDefault("channel", "");
        require(town.botIn.contains(channel) && !suffersFrom(Trouble.FORBIDDEN), "channel_not_found");
        require(form.get("user") != null, "user_not_in_channel");
        require(!form.containsKey("metadata"), "invalid_arguments");
        BlockKit.check(form);
        ObjectNode message = message(BOT, form.getOrDefault("text", ""), form.get("thread_ts"), channel);
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
        ObjectNode changed = FakePayloads.changed(message, nextTs());
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
            int newer = ts.compareTo(form.getOrDefault("oldest", "0"));
            boolean asked = newer > 0 || newer == 0 && isTrue(form, "inclusive", "false");
            boolean here = message.path("channel").asString("").equals(form.get("channel"));
            if (here && there && asked && !message.has("only_for")) {
                ObjectNode shown = withReplies(message.deepCopy(), ts);
                if (!isTrue(form, "include_all_metadata", "false")) {
                    shown.remove("metadata");
                }
                found.insert(thread == null ? 0 : found.size(), shown);
            }
        }
        return found;
    }

    private ObjectNode withReplies(ObjectNode root, String ts) {
        long replies = messages.values().stream()
                .filter(each -> each.has("thread_ts")
                        && each.get("thread_ts").asString().equals(ts))
                .count();
        return replies == 0 ? root : root.put("reply_count", replies);
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

    /** The app is told of its own message. */
    void tellsOf(ObjectNode message) {
        socket.send("events_api", event(message));
    }

    boolean deliver(ObjectNode event) {
        return socket.deliver("events_api", event, 0);
    }

    private synchronized ObjectNode lastEvent() {
        return Objects.requireNonNull(lastEvent, "Nothing was said");
    }

    /** A message with that content put over its own, as it is now. */
    synchronized ObjectNode changes(String ts, Map<String, String> content) {
        ObjectNode message = Objects.requireNonNull(messages.get(ts), "No such message");
        content.forEach(message::put);
        return message.deepCopy();
    }

    synchronized ObjectNode takesAway(String ts) {
        return Objects.requireNonNull(messages.remove(ts), "No such message");
    }

    synchronized ObjectNode message(String user, String text, @Nullable String thread, String channel) {
        ObjectNode message = JSON.createObjectNode()
                .put("type", "message")
                .put("user", user)
                .put("text", text)
                .put("channel", channel)
                .put("channel_type", channel.startsWith("D") ? "im" : "channel")
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

    synchronized ObjectNode event(ObjectNode event) {
        return FakePayloads.event(event, "Ev" + ++count);
    }

    synchronized String trigger(String user) {
        String trigger = "trigger." + ++count;
        triggers.put(trigger, user);
        return trigger;
    }

    /** Unique in the workspace, and later than all before. */
    synchronized String nextTs() {
        return "%d.%06d".formatted(System.currentTimeMillis() / 1000, ++count);
    }

    private static boolean isTrue(Map<String, String> form, String name, String otherwise) {
        return Set.of("1", "true").contains(form.getOrDefault(name, otherwise));
    }

    static void require(boolean holds, String error) throws Refused {
        if (!holds) {
            throw new Refused(error);
        }
    }
}
