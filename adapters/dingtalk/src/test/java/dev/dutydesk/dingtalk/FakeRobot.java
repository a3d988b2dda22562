package dev.dutydesk.dingtalk;

import com.sun.net.httpserver.HttpExchange;
import dev.dutydesk.chat.Multipart;
import dev.dutydesk.chat.Trouble;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the robot says in groups and to people, through web hooks and the open API, and whom it calls by DING. */
final class FakeRobot {
    static final int MOST_BYTES = 15_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakeDingTalk town;

    FakeRobot(FakeDingTalk town) {
        this.town = town;
    }

    ObjectNode session(HttpExchange exchange, JsonNode body) throws Refused {
        String conversation = URLDecoder.decode(
                exchange.getRequestURI().getRawQuery().replaceFirst("session=", ""), StandardCharsets.UTF_8);
        if (town.webhookMillis <= 0 || town.suffersFrom(Trouble.FORBIDDEN)) {
            return JSON.createObjectNode().put("errcode", 300001).put("errmsg", "session is over");
        }
        if (town.pushesAreOver) {
            return JSON.createObjectNode().put("errcode", 90030).put("errmsg", "您的企业本月webhook调用量已超过限制");
        }
        JsonNode markdown = body.path("markdown");
        String text = markdown.path("text").asString("");
        if (!body.path("msgtype").asString("").equals("markdown")
                || markdown.path("title").asString("").isEmpty()
                || text.isEmpty()) {
            return JSON.createObjectNode().put("errcode", 40035).put("errmsg", "missing parameter");
        }
        Set<String> called = FakeDingTalk.called(text, body.path("at").path("atUserIds"));
        String shown = text;
        for (String account : called) {
            shown = shown.replace("@" + account, "@" + FakeDingTalk.name(account));
        }
        town.add(null, conversation, null, shown, null, called);
        return JSON.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    }

    ObjectNode group(JsonNode body) throws Refused {
        String conversation = body.path("openConversationId").asString("");
        if (town.suffersFrom(Trouble.FORBIDDEN) || !conversation.startsWith("cid")) {
            throw new Refused(400, "robot.notInGroup");
        }
        String picture = picture(body);
        String id = (picture == null
                        ? town.add(null, conversation, null, markdown(body), null, Set.of())
                        : town.show(conversation, picture))
                .id();
        return JSON.createObjectNode().put("processQueryKey", id);
    }

    ObjectNode people(JsonNode body) throws Refused {
        JsonNode accounts = body.path("userIds");
        if (accounts.isEmpty()) {
            throw new Refused(400, "staffId.invalid");
        }
        ObjectNode answer = JSON.createObjectNode();
        String picture = picture(body);
        String markdown = picture == null ? markdown(body) : "";
        for (JsonNode each : accounts) {
            String account = each.asString("");
            if (town.unknown.contains(account)) {
                answer.putArray("invalidStaffIdList").add(account);
            } else {
                answer.put(
                        "processQueryKey",
                        (picture == null
                                        ? town.add(null, FakeDingTalk.alone(account), null, markdown, null, Set.of())
                                        : town.show(FakeDingTalk.alone(account), picture))
                                .id());
            }
        }
        return answer;
    }

    ObjectNode ding(JsonNode body) throws Refused {
        int means = body.path("remindType").asInt();
        String text = body.path("content").asString("");
        if (town.noDing) {
            throw new Refused(400, "ding.noQuota");
        }
        if (text.isEmpty()
                || body.path("receiverUserIdList").isEmpty()
                || means < 1
                || means > 3
                || !body.path("robotCode").asString("").equals(FakeDingTalk.CLIENT_ID)) {
            throw new Refused(400, "param.invalid");
        }
        ObjectNode answer = JSON.createObjectNode().put("openDingId", "ding1");
        ObjectNode failed = answer.putObject("failedList");
        for (JsonNode each : body.path("receiverUserIdList")) {
            String account = each.asString("");
            if (town.unknown.contains(account)) {
                failed.putObject(account).put("code", "unknown");
            } else {
                town.dings.add(List.of("app ", "sms ", "phone ").get(means - 1) + account + " " + text);
            }
        }
        return answer;
    }

    /** Not of the open API: it answers 200 whatever came of it. */
    ObjectNode uploaded(HttpExchange exchange, byte[] content, String token) {
        String query = exchange.getRequestURI().getQuery();
        if (town.tokenEnded || !query.contains("access_token=" + token)) {
            return JSON.createObjectNode().put("errcode", 40014).put("errmsg", "不合法的access_token");
        }
        byte[] media = Multipart.parts(
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")), content)
                .get("media");
        if (!town.takesPictures || !query.contains("type=image") || media == null) {
            return JSON.createObjectNode().put("errcode", 40004).put("errmsg", "不合法的媒体文件类型");
        }
        String id = "@lAD" + town.pictures.size();
        town.pictures.put(id, media);
        return JSON.createObjectNode()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("type", "image")
                .put("media_id", id);
    }

    /** The id of the picture that the message is; null where it is none. */
    private @Nullable String picture(JsonNode body) throws Refused {
        if (!body.path("msgKey").asString("").equals("sampleImageMsg")) {
            return null;
        }
        String id = JSON.readTree(body.path("msgParam").asString(""))
                .path("photoURL")
                .asString("");
        if (!town.pictures.containsKey(id)) {
            throw new Refused(400, "param.invalid");
        }
        return id;
    }

    private static String markdown(JsonNode body) throws Refused {
        String param = body.path("msgParam").asString("");
        if (!body.path("msgKey").asString("").equals("sampleMarkdown")
                || !body.path("robotCode").asString("").equals(FakeDingTalk.CLIENT_ID)
                || param.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refused(400, "param.invalid");
        }
        return JSON.readTree(param).path("text").asString("");
    }
}
