package dev.dutydesk.lark;

import dev.dutydesk.chat.Trouble;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant of ours with one group, the bot and its people: what Lark keeps and does. {@link FakeOpenApi} and
 * {@link FakeGateway} are its two doors.
 */
public final class FakeLark implements AutoCloseable {
    static final String CHAT = "oc_shop01";
    static final String BOT = "ou_bot";
    static final String APP_ID = "cli_0";
    static final String SECRET = "s3cret";
    private static final JsonMapper JSON = new JsonMapper();
    private static final long HOUR = 3_600_000;

    private final FakeTenant tenant = new FakeTenant();
    private final FakeGateway gateway = new FakeGateway();
    private final FakeOpenApi api = new FakeOpenApi(this);
    private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
    private final Map<String, String> uuids = new HashMap<>();
    private final Map<String, Integer> taps = new ConcurrentHashMap<>();
    private final Map<String, String> overtaken = new ConcurrentHashMap<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private long count;
    private long latest;
    private long later;
    private @Nullable ObjectNode lastEvent;

    /** What came of an act: a message's id, where it left one, and whether the app acknowledged it. */
    record Delivered(@Nullable String message, boolean acknowledged) {}

    /** A refusal by its code in Lark's documentation. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final int code;

        Refused(int code, String why) {
            super(why);
            this.code = code;
        }
    }

    FakeTenant tenant() {
        return tenant;
    }

    FakeGateway gateway() {
        return gateway;
    }

    String apiAddress() {
        return api.address();
    }

    // What people do

    /** @param text what is typed; {@code @dutydesk} mentions the bot, {@code @李伟} a person */
    Delivered says(String account, @Nullable String root, String text, String chat) {
        return tells(writes(account, root, text, chat));
    }

    /** Says it without that the app is told yet. */
    synchronized ObjectNode writes(String account, @Nullable String root, String text, String chat) {
        ArrayNode mentions = JSON.createArrayNode();
        String written = text;
        if (text.contains("@dutydesk")) {
            written = written.replace("@dutydesk", mention(mentions, BOT, "dutydesk"));
        }
        for (Map.Entry<String, String> person : tenant.people.entrySet()) {
            if (written.contains("@" + person.getValue())) {
                written = written.replace("@" + person.getValue(), mention(mentions, person.getKey(), "?"));
            }
        }
        ObjectNode content = JSON.createObjectNode().put("text", written);
        ObjectNode message = message(account, "user", "text", content.toString(), root, chat);
        if (!mentions.isEmpty()) {
            message.set("mentions", mentions);
        }
        return message;
    }

    private static String mention(ArrayNode mentions, String account, String name) {
        String key = "@_user_" + (mentions.size() + 1);
        mentions.addObject()
                .put("key", key)
                .put("id", account)
                .put("id_type", "open_id")
                .put("name", name);
        return key;
    }

    /** Sends something that isn't text. */
    Delivered sends(String account, String type, String content, String chat) {
        ObjectNode message;
        synchronized (this) {
            message = message(account, account.startsWith("ou_") ? "user" : "app", type, content, null, chat);
        }
        return tells(message);
    }

    /** Passes on what others said, who say it in messages of their own. */
    Delivered passesOn(String account, Map<String, String> said) {
        ObjectNode message;
        synchronized (this) {
            message = message(account, "user", "merge_forward", "Merged and Forwarded Message", null, CHAT);
            String id = message.get("message_id").asString();
            said.forEach((author, text) -> message(
                            author,
                            "user",
                            "text",
                            JSON.createObjectNode().put("text", text).toString(),
                            null,
                            "oc_else")
                    .put("upper_message_id", id));
        }
        return tells(message);
    }

    Delivered tells(ObjectNode message) {
        ObjectNode event = FakeEvents.received(message);
        synchronized (this) {
            lastEvent = event;
        }
        return new Delivered(
                message.get("message_id").asString(), gateway.deliver(event).acknowledged());
    }

    /** Lark's repeat of the latest message. */
    Delivered repeats() {
        ObjectNode event = lastEvent();
        String id = event.get("event").get("message").get("message_id").asString();
        return new Delivered(id, gateway.deliver(event).acknowledged());
    }

    Delivered recalls(String message, String by) {
        ObjectNode recalled = get(message).put("deleted", true);
        return new Delivered(
                message, gateway.deliver(FakeEvents.recalled(recalled, by)).acknowledged());
    }

    Delivered addsBot(String account, String chat) {
        return new Delivered(
                null, gateway.deliver(FakeEvents.botAdded(chat, account)).acknowledged());
    }

    Delivered chooses(String account, String key) {
        return new Delivered(
                null, gateway.deliver(FakeEvents.menu(account, key)).acknowledged());
    }

    Delivered taps(String account, String message, String button) {
        ObjectNode tapped = get(message);
        JsonNode found = LarkCards.buttons(card(tapped)).stream()
                .filter(each -> LarkCards.id(each).equals(button))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No button " + button));
        return acts(account, tapped, FakeEvents.tap(account, tapped, found, null));
    }

    /** Sends the form that the person sees last. */
    Delivered submits(String account, Map<String, String> values) {
        ObjectNode message = open(account).orElseThrow(() -> new IllegalStateException("No form stands open"));
        JsonNode form = Objects.requireNonNull(LarkCards.form(card(message)));
        for (JsonNode field : form.path("elements")) {
            if (field.path("required").asBoolean(false)
                    && !values.containsKey(field.path("name").asString(""))) {
                throw new IllegalStateException("Required: " + field.path("name"));
            }
        }
        JsonNode send = LarkCards.buttons(card(message)).getLast();
        return acts(account, message, FakeEvents.tap(account, message, send, values));
    }

    private Delivered acts(String account, ObjectNode message, ObjectNode event) {
        String id = message.get("message_id").asString();
        taps.merge(id, 1, Integer::sum);
        FakeGateway.Answered answered;
        try {
            answered = gateway.deliver(event);
        } finally {
            taps.merge(id, -1, (before, one) -> before + one <= 0 ? null : before + one);
        }
        synchronized (this) {
            String before = overtaken.remove(id);
            if (before != null) {
                ((ObjectNode) message.get("body")).put("content", before);
            }
            answered.data().ifPresent(data -> answered(account, message, data));
        }
        return new Delivered(null, answered.acknowledged());
    }

    private void answered(String account, ObjectNode message, JsonNode data) {
        if (data.has("toast")) {
            ObjectNode toast = message(BOT, "app", "toast", data.get("toast").toString(), null, CHAT);
            toast.put("only_for", account)
                    .put("toast", data.get("toast").get("content").asString());
        }
        JsonNode card = data.path("card").path("data");
        if (card.isObject()) {
            try {
                LarkCards.check(card.toString());
            } catch (Refused e) {
                throw new IllegalStateException(e);
            }
            ((ObjectNode) message.get("body")).put("content", card.toString());
        }
    }

    // What they see

    /** In order; a card for one person only by that one, a conversation only by the two. */
    synchronized List<ObjectNode> messages(String account) {
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

    // What the app does

    synchronized ObjectNode post(String kind, JsonNode body, @Nullable String root) throws Refused {
        String chat = root == null
                ? chat(kind, body.path("receive_id").asString(""))
                : get(root).get("chat_id").asString();
        LarkCards.require(!troubles.contains(Trouble.FORBIDDEN), 230002, "Bot/User can NOT be out of the chat.");
        LarkCards.require(body.path("msg_type").asString("").equals("interactive"), 230001, "msg_type");
        JsonNode card = LarkCards.check(body.path("content").asString(""));
        LarkCards.require(
                tenant.showsPictures && tenant.pictures.keySet().containsAll(LarkCards.pictures(card))
                        || LarkCards.pictures(card).isEmpty(),
                230099,
                "invalid image keys");
        String uuid = body.path("uuid").asString("");
        LarkCards.require(!uuid.isEmpty() && uuid.length() <= 50, 230001, "uuid");
        String known = uuids.get(uuid);
        if (known != null
                && now() - Long.parseLong(get(known).get("create_time").asString()) < HOUR) {
            return get(known);
        }
        ObjectNode message =
                message(APP_ID, "app", "interactive", body.get("content").asString(), root, chat);
        if (root != null && body.path("reply_in_thread").asBoolean(false)) {
            String topic = get(root).path("thread_id").asString("omt_" + ++count);
            get(root).put("thread_id", topic);
            message.put("thread_id", topic);
        }
        uuids.put(uuid, message.get("message_id").asString());
        return message;
    }

    private String chat(String kind, String id) throws Refused {
        if (kind.equals("open_id")) {
            LarkCards.require(tenant.people.containsKey(id) || id.equals("ou_admin"), 230001, "invalid receive_id");
            LarkCards.require(!tenant.shut.contains(id), 230013, "Bot has NO availability to this user.");
            return FakeTenant.direct(id);
        }
        LarkCards.require(tenant.botIn.contains(id), 230002, "Bot/User can NOT be out of the chat.");
        return id;
    }

    synchronized ObjectNode only(JsonNode body) throws Refused {
        String chat = body.path("chat_id").asString("");
        LarkCards.require(tenant.showsToOne && !chat.startsWith("oc_p2p_"), 18053, "chat can not be thread");
        LarkCards.require(tenant.botIn.contains(chat), 230002, "Bot/User can NOT be out of the chat.");
        LarkCards.check(body.path("card").toString());
        return message(APP_ID, "app", "interactive", body.get("card").toString(), null, chat)
                .put("only_for", body.get("open_id").asString());
    }

    synchronized void patch(String id, JsonNode body) throws Refused {
        ObjectNode message = messages.get(id);
        LarkCards.require(message != null && !message.has("only_for"), 230001, "invalid message_id");
        LarkCards.require(APP_ID.equals(get(id).get("sender").get("id").asString()), 230054, "not the sender");
        LarkCards.check(body.path("content").asString(""));
        ObjectNode content = (ObjectNode) get(id).get("body");
        if (taps.containsKey(id)) {
            overtaken.putIfAbsent(id, content.get("content").asString());
        }
        content.put("content", body.get("content").asString());
    }

    /** A message with what it passes on. */
    synchronized ArrayNode found(String id) throws Refused {
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

    // What goes wrong

    void suffers(Trouble trouble) {
        synchronized (this) {
            troubles.add(trouble);
        }
        if (trouble == Trouble.UNREACHABLE) {
            api.close();
            gateway.cut();
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

    /** So much later than it is. */
    synchronized void isLater(long millis) {
        later += millis;
    }

    @Override
    public void close() {
        api.close();
        gateway.close();
    }

    private synchronized ObjectNode lastEvent() {
        return Objects.requireNonNull(lastEvent, "Nothing was said");
    }

    synchronized ObjectNode get(String id) {
        return Objects.requireNonNull(messages.get(id), "No such message");
    }

    private ObjectNode message(
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

    private long now() {
        return System.currentTimeMillis() + later;
    }
}
