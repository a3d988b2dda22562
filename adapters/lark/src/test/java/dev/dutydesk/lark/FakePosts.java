package dev.dutydesk.lark;

import dev.dutydesk.chat.Trouble;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the app posts and edits. An edit that reaches Lark before the answer to a tap on the same card is taken back. */
final class FakePosts {
    private static final long HOUR = 3_600_000;

    private final FakeLark lark;
    private final FakeTenant tenant;
    private final FakeMessages kept;
    private final Map<String, String> uuids = new HashMap<>();
    private final Map<String, Integer> taps = new ConcurrentHashMap<>();
    private final Map<String, String> overtaken = new ConcurrentHashMap<>();
    private long count;

    FakePosts(FakeLark lark, FakeTenant tenant, FakeMessages kept) {
        this.lark = lark;
        this.tenant = tenant;
        this.kept = kept;
    }

    ObjectNode post(String kind, JsonNode body, @Nullable String root) throws FakeLark.Refused {
        boolean forbidden = lark.suffersFrom(Trouble.FORBIDDEN);
        synchronized (kept) {
            String chat = root == null
                    ? chat(kind, body.path("receive_id").asString(""))
                    : kept.get(root).get("chat_id").asString();
            LarkCards.require(!forbidden, 230002, "Bot/User can NOT be out of the chat.");
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
                    && kept.now()
                                    - Long.parseLong(
                                            kept.get(known).get("create_time").asString())
                            < HOUR) {
                return kept.get(known);
            }
            ObjectNode message = kept.add(
                    FakeLark.APP_ID, "app", "interactive", body.get("content").asString(), root, chat);
            if (root != null && body.path("reply_in_thread").asBoolean(false)) {
                String topic = kept.get(root).path("thread_id").asString("omt_" + ++count);
                kept.get(root).put("thread_id", topic);
                message.put("thread_id", topic);
            }
            uuids.put(uuid, message.get("message_id").asString());
            return message;
        }
    }

    private String chat(String kind, String id) throws FakeLark.Refused {
        if (kind.equals("open_id")) {
            LarkCards.require(tenant.people.containsKey(id) || id.equals("ou_admin"), 230001, "invalid receive_id");
            LarkCards.require(!tenant.shut.contains(id), 230013, "Bot has NO availability to this user.");
            return FakeTenant.direct(id);
        }
        LarkCards.require(tenant.botIn.contains(id), 230002, "Bot/User can NOT be out of the chat.");
        return id;
    }

    ObjectNode only(JsonNode body) throws FakeLark.Refused {
        synchronized (kept) {
            String chat = body.path("chat_id").asString("");
            LarkCards.require(tenant.showsToOne && !chat.startsWith("oc_p2p_"), 18053, "chat can not be thread");
            LarkCards.require(tenant.botIn.contains(chat), 230002, "Bot/User can NOT be out of the chat.");
            LarkCards.check(body.path("card").toString());
            return kept.add(
                            FakeLark.APP_ID,
                            "app",
                            "interactive",
                            body.get("card").toString(),
                            null,
                            chat)
                    .put("only_for", body.get("open_id").asString());
        }
    }

    void patch(String id, JsonNode body) throws FakeLark.Refused {
        synchronized (kept) {
            LarkCards.require(kept.isThere(id) && !kept.get(id).has("only_for"), 230001, "invalid message_id");
            LarkCards.require(
                    FakeLark.APP_ID.equals(kept.get(id).get("sender").get("id").asString()), 230054, "not the sender");
            LarkCards.check(body.path("content").asString(""));
            ObjectNode content = (ObjectNode) kept.get(id).get("body");
            if (taps.containsKey(id)) {
                overtaken.putIfAbsent(id, content.get("content").asString());
            }
            content.put("content", body.get("content").asString());
        }
    }

    /** A tap on the message waits for its answer. */
    void tapped(String id) {
        taps.merge(id, 1, Integer::sum);
    }

    /** The answer is there. */
    void answered(String id) {
        taps.merge(id, -1, (before, one) -> before + one <= 0 ? null : before + one);
    }

    /** What the message was before an edit overtook an answer, it is again. */
    void takeBack(String id) {
        String before = overtaken.remove(id);
        if (before != null) {
            ((ObjectNode) kept.get(id).get("body")).put("content", before);
        }
    }
}
