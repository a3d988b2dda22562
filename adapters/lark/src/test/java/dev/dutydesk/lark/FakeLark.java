package dev.dutydesk.lark;

import dev.dutydesk.chat.Trouble;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant of ours with one group, the bot and its people, and what people do. {@link FakeMessages} is what it keeps,
 * {@link FakePosts} what the app does; {@link FakeOpenApi} and {@link FakeGateway} are its two doors.
 */
public final class FakeLark implements AutoCloseable {
    static final String CHAT = "oc_shop01";
    static final String BOT = "ou_bot";
    static final String APP_ID = "cli_0";
    static final String SECRET = "s3cret";
    private static final JsonMapper JSON = new JsonMapper();

    private final FakeTenant tenant = new FakeTenant();
    private final FakeMessages kept = new FakeMessages();
    private final FakePosts posts = new FakePosts(this, tenant, kept);
    private final FakeGateway gateway = new FakeGateway();
    private final FakeOpenApi api = new FakeOpenApi(this);
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
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

    /** What was said, and who sees it. */
    FakeMessages kept() {
        return kept;
    }

    /** What the app posts. */
    FakePosts posts() {
        return posts;
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
    ObjectNode writes(String account, @Nullable String root, String text, String chat) {
        synchronized (kept) {
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
            ObjectNode message = kept.add(account, "user", "text", content.toString(), root, chat);
            if (!mentions.isEmpty()) {
                message.set("mentions", mentions);
            }
            return message;
        }
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
        synchronized (kept) {
            message = kept.add(account, account.startsWith("ou_") ? "user" : "app", type, content, null, chat);
        }
        return tells(message);
    }

    /** Passes on what others said, who say it in messages of their own. */
    Delivered passesOn(String account, Map<String, String> said) {
        ObjectNode message;
        synchronized (kept) {
            message = kept.add(account, "user", "merge_forward", "Merged and Forwarded Message", null, CHAT);
            String id = message.get("message_id").asString();
            said.forEach((author, text) -> kept.add(
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
        ObjectNode recalled = kept.get(message).put("deleted", true);
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
        ObjectNode tapped = kept.get(message);
        JsonNode found = LarkCards.buttons(FakeMessages.card(tapped)).stream()
                .filter(each -> LarkCards.id(each).equals(button))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No button " + button));
        return acts(account, tapped, FakeEvents.tap(account, tapped, found, null));
    }

    /** Sends the form that the person sees last. */
    Delivered submits(String account, Map<String, String> values) {
        ObjectNode message = kept.open(account).orElseThrow(() -> new IllegalStateException("No form stands open"));
        JsonNode form = Objects.requireNonNull(LarkCards.form(FakeMessages.card(message)));
        for (JsonNode field : form.path("elements")) {
            if (field.path("required").asBoolean(false)
                    && !values.containsKey(field.path("name").asString(""))) {
                throw new IllegalStateException("Required: " + field.path("name"));
            }
        }
        JsonNode send = LarkCards.buttons(FakeMessages.card(message)).getLast();
        return acts(account, message, FakeEvents.tap(account, message, send, values));
    }

    private Delivered acts(String account, ObjectNode message, ObjectNode event) {
        String id = message.get("message_id").asString();
        posts.tapped(id);
        FakeGateway.Answered answered;
        try {
            answered = gateway.deliver(event);
        } finally {
            posts.answered(id);
        }
        synchronized (kept) {
            posts.takeBack(id);
            answered.data().ifPresent(data -> answered(account, message, data));
        }
        return new Delivered(null, answered.acknowledged());
    }

    private void answered(String account, ObjectNode message, JsonNode data) {
        if (data.has("toast")) {
            ObjectNode toast = kept.add(BOT, "app", "toast", data.get("toast").toString(), null, CHAT);
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

    @Override
    public void close() {
        api.close();
        gateway.close();
    }

    private synchronized ObjectNode lastEvent() {
        return Objects.requireNonNull(lastEvent, "Nothing was said");
    }
}
