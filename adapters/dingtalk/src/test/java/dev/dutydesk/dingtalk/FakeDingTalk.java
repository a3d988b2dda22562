package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Trouble;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DingTalk as an organization has it: groups, people, and one app's robot. It speaks its open API and its stream. */
public final class FakeDingTalk implements AutoCloseable {
    private static final String BOT_MESSAGES = "/v1.0/im/bot/messages/get";
    private static final String CARD_TAPS = "/v1.0/card/instances/callback";
    static final String CLIENT_ID = "dingclient";
    static final String CLIENT_SECRET = "dingsecret";
    static final String ROBOT_ID = "$:LWCP_v1:$robot";
    static final String TEMPLATE = "card.schema";
    /** The group that a desk has. */
    public static final String GROUP = "cidSHOP==";

    /** A group of no desk. */
    static final String OTHER = "cidOTHER==";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> NAMES =
            Map.of("liwei", "李伟", "wangfang", "王芳", "hejing", "何静", "guest", "周老板");

    /** Permissions that the app has. */
    final Set<String> permissions = ConcurrentHashMap.newKeySet();

    /** Whom DING called or sent a text message, and with what: {@code phone liwei P1 付不了款}. */
    final List<String> dings = new CopyOnWriteArrayList<>();

    /** The organization's edition has no DING, or none left. */
    volatile boolean noDing;

    /** Whether the organization has made all its calls of the month. */
    volatile boolean monthIsOver;

    /** Who can't be sent to. */
    final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** So many posts fail with 500; so many hang until let go. */
    final AtomicInteger failing = new AtomicInteger();

    final AtomicInteger hanging = new AtomicInteger();
    final CountDownLatch letGo = new CountDownLatch(1);
    final AtomicInteger posts = new AtomicInteger();
    volatile boolean revoked;

    /** Whether the token of now isn't taken any more. */
    volatile boolean tokenEnded;

    /** Whether what is quoted isn't told. */
    volatile boolean hidesQuotes;

    /** Whether all web hooks and pushes of the month are made: what is said comes without its words then. */
    volatile boolean pushesAreOver;

    /** How long a web hook is good. */
    volatile long webhookMillis = 5_400_000;

    /** The pictures that the app has handed over, by their ids. */
    final Map<String, byte[]> pictures = new ConcurrentHashMap<>();

    /** Whether any are taken. */
    volatile boolean takesPictures = true;

    private final List<Message> messages = new ArrayList<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    private final AtomicInteger ids = new AtomicInteger();
    private final FakeStream stream = new FakeStream();
    private final FakeOpenApi api = new FakeOpenApi(this, stream);
    private volatile @Nullable BooleanSupplier latest;

    /**
     * @param by null for the robot @param markdown as it was sent @param buttons as the template gets them
     * @param called whose telephones rang @param picture the id of the one that it is; null where it is words
     */
    record Message(
            String id,
            String conversation,
            @Nullable String by,
            String markdown,
            JsonNode buttons,
            List<String> called,
            boolean card,
            @Nullable String picture) {}

    /** What came of it. */
    record Delivered(@Nullable String message, boolean acknowledged) {}

    FakeDingTalk() {
        permissions.add(Permissions.SEND);
        permissions.add(Permissions.CARDS);
    }

    static String name(String account) {
        return NAMES.getOrDefault(account, account);
    }

    /** The conversation between the robot and one person. */
    static String alone(String account) {
        return "cidALONE" + account;
    }

    String address() {
        return api.address();
    }

    FakeStream stream() {
        return stream;
    }

    synchronized List<Message> messages(String conversation) {
        return messages.stream()
                .filter(message -> message.conversation().equals(conversation))
                .toList();
    }

    synchronized Message add(
            @Nullable String id,
            String conversation,
            @Nullable String by,
            String markdown,
            @Nullable JsonNode buttons,
            Set<String> called) {
        Message message = new Message(
                id == null ? "msg" + ids.incrementAndGet() + "==" : id,
                conversation,
                by,
                markdown,
                buttons == null ? JSON.createArrayNode() : buttons,
                List.copyOf(called),
                buttons != null,
                null);
        messages.add(message);
        return message;
    }

    /** The robot shows it. */
    synchronized Message show(String conversation, String picture) {
        Message message = new Message(
                "msg" + ids.incrementAndGet() + "==",
                conversation,
                null,
                "",
                JSON.createArrayNode(),
                List.of(),
                false,
                picture);
        messages.add(message);
        return message;
    }

    /** False where there is no such card. */
    synchronized boolean edit(String track, String markdown, JsonNode buttons) {
        for (int i = 0; i < messages.size(); i++) {
            Message before = messages.get(i);
            if (before.card() && before.id().equals(track)) {
                messages.set(
                        i,
                        new Message(
                                before.id(),
                                before.conversation(),
                                null,
                                markdown,
                                buttons,
                                before.called(),
                                true,
                                null));
                return true;
            }
        }
        return false;
    }

    /** A person says it; the robot is told where it is mentioned, or spoken to alone. */
    Delivered says(String account, String conversation, String text) {
        return says(account, conversation, text, data -> data);
    }

    /** @param more what else DingTalk says of it */
    Delivered says(String account, String conversation, String text, UnaryOperator<ObjectNode> more) {
        Message said = add(null, conversation, account, text, null, Set.of());
        boolean direct = conversation.equals(alone(account));
        if (!direct && !text.contains(DingTalkStage.MENTION)) {
            return new Delivered(said.id(), true);
        }
        ObjectNode data = more.apply(data(said, direct));
        String push = "push-" + said.id();
        latest = () -> stream.push("CALLBACK", BOT_MESSAGES, push, Map.of(), data);
        return new Delivered(said.id(), stream.push("CALLBACK", BOT_MESSAGES, push, Map.of(), data));
    }

    /** A person says it in the group, and the robot isn't told yet. @return the message's id */
    String writes(String account, String text) {
        return add(null, GROUP, account, text, null, Set.of()).id();
    }

    /** The robot is told of it now, perhaps not for the first time. */
    boolean delivers(String message) {
        Message said = messages(GROUP).stream()
                .filter(each -> each.id().equals(message))
                .findFirst()
                .orElseThrow();
        return stream.push("CALLBACK", BOT_MESSAGES, "push-" + ids.incrementAndGet(), Map.of(), data(said, false));
    }

    /** As the robot gets it. */
    ObjectNode data(Message said, boolean direct) {
        String account = String.valueOf(said.by());
        ObjectNode data = JSON.createObjectNode()
                .put("conversationId", said.conversation())
                .put("chatbotCorpId", "dingcorp")
                .put("chatbotUserId", ROBOT_ID)
                .put("msgId", said.id())
                .put("senderNick", name(account))
                .put("isAdmin", false)
                .put("senderStaffId", account)
                .put("senderId", "$:LWCP_v1:$" + account)
                .put("sessionWebhookExpiredTime", System.currentTimeMillis() + webhookMillis)
                .put("createAt", System.currentTimeMillis())
                .put("senderCorpId", "dingcorp")
                .put("conversationType", direct ? "1" : "2")
                .put("conversationTitle", said.conversation().equals(OTHER) ? "茶水间" : "店铺运维")
                .put("isInAtList", true)
                .put(
                        "sessionWebhook",
                        address() + "/robot/sendBySession?session="
                                + said.conversation().replace("=", "%3D"))
                .put("robotCode", CLIENT_ID)
                .put("msgtype", "text");
        data.putArray("atUsers").addObject().put("dingtalkId", ROBOT_ID);
        if (pushesAreOver) {
            return data.put("errCode", 20001).put("errMsg", "受调用量超量影响，当前我的消息服务已经暂停。");
        }
        data.putObject("text").put("content", said.markdown().replaceFirst(DingTalkStage.MENTION, ""));
        return data;
    }

    /** The latest of it once more, under the same ids: DingTalk says that it never does, its customers say otherwise. */
    boolean again() {
        BooleanSupplier before = latest;
        return before != null && before.getAsBoolean();
    }

    boolean taps(String account, String track, String button) {
        Message card;
        synchronized (this) {
            card = messages.stream()
                    .filter(message -> message.id().equals(track))
                    .findFirst()
                    .orElseThrow();
        }
        for (JsonNode each : card.buttons()) {
            JsonNode params = each.path("event").path("params");
            String action = params.path("params").path("action").asString("");
            if (action.equals(button) || action.equals("!" + button)) {
                return push(account, card, params);
            }
        }
        throw new AssertionError("No button " + button + " on " + card.buttons());
    }

    private boolean push(String account, Message card, JsonNode params) {
        ObjectNode content = JSON.createObjectNode();
        ObjectNode tap = content.putObject("cardPrivateData");
        tap.putArray("actionIds").add(params.path("actionId").asString(""));
        tap.set("params", params.path("params"));
        ObjectNode data = JSON.createObjectNode()
                .put("type", "actionCallback")
                .put("corpId", "dingcorp")
                .put("outTrackId", card.id())
                .put("userId", account)
                .put("userIdType", 1)
                .put("spaceType", "IM")
                .put("spaceId", card.conversation())
                .put("content", content.toString());
        String push = "tap-" + ids.incrementAndGet();
        latest = () -> stream.push("CALLBACK", CARD_TAPS, push, Map.of(), data);
        return stream.push("CALLBACK", CARD_TAPS, push, Map.of(), data);
    }

    /** Somebody lets the robot into the group. */
    boolean letsIn(String account, String conversation) {
        ObjectNode data = JSON.createObjectNode()
                .put("openConversationId", conversation)
                .put("robotCode", CLIENT_ID)
                .put("coolAppCode", "COOLAPP-1")
                .put("operator", account);
        Map<String, String> headers =
                Map.of("eventType", "im_cool_app_install", "eventId", "e" + ids.incrementAndGet(), "eventCorpId", "c");
        return stream.push("EVENT", "*", "event-" + ids.incrementAndGet(), headers, data);
    }

    synchronized void suffers(Trouble trouble) {
        troubles.add(trouble);
        if (trouble == Trouble.UNREACHABLE) {
            api.close();
            stream.cut();
        }
    }

    synchronized void recovers() {
        troubles.clear();
        api.open();
    }

    synchronized boolean suffersFrom(Trouble trouble) {
        return troubles.contains(trouble);
    }

    synchronized boolean losesAnAnswer() {
        return troubles.remove(Trouble.ANSWER_LOST);
    }

    /** Those whom a text calls: given beside it, and named in it. */
    static Set<String> called(String text, JsonNode given) {
        Set<String> called = new LinkedHashSet<>();
        given.forEach(account -> {
            if (text.contains("@" + account.asString(""))) {
                called.add(account.asString(""));
            }
        });
        return called;
    }

    @Override
    public void close() {
        api.close();
        stream.close();
    }
}
