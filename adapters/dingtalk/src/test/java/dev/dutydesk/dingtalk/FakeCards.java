package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The cards of the imported template. */
final class FakeCards {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FakeDingTalk town;

    FakeCards(FakeDingTalk town) {
        this.town = town;
    }

    ObjectNode delivered(JsonNode body) throws Refused {
        String space = body.path("openSpaceId").asString("");
        boolean group = space.startsWith("dtv1.card//IM_GROUP.");
        if (town.suffersFrom(Trouble.FORBIDDEN)
                || !body.path("cardTemplateId").asString("").equals(FakeDingTalk.TEMPLATE)
                || !body.path("callbackType").asString("").equals("STREAM")
                || body.path("outTrackId").asString("").isEmpty()
                || body.path("outTrackId").asString("").length() > 64
                || !group && !space.startsWith("dtv1.card//IM_ROBOT.")) {
            throw new Refused(400, "param.error");
        }
        String place = space.substring(space.indexOf('.', space.indexOf("//")) + 1);
        Set<String> called = new LinkedHashSet<>(
                body.path("imGroupOpenDeliverModel").path("atUserIds").propertyNames());
        JsonNode map = content(body);
        town.add(
                body.path("outTrackId").asString(""),
                group ? place : FakeDingTalk.alone(place),
                null,
                map.path("content").asString(""),
                buttons(map),
                called);
        ObjectNode answer = JSON.createObjectNode().put("success", true);
        answer.putObject("result")
                .put("outTrackId", body.path("outTrackId").asString(""))
                .putArray("deliverResults")
                .addObject()
                .put("success", true);
        return answer;
    }

    ObjectNode edited(JsonNode body) throws Refused {
        JsonNode map = content(body);
        if (!town.edit(body.path("outTrackId").asString(""), map.path("content").asString(""), buttons(map))) {
            throw new Refused(400, "param.outTrackIdNotExist");
        }
        return JSON.createObjectNode().put("success", true).put("result", true);
    }

    private static JsonNode content(JsonNode body) throws Refused {
        JsonNode map = body.path("cardData").path("cardParamMap");
        for (JsonNode value : map) {
            if (!value.isString()
                    || value.asString("").getBytes(StandardCharsets.UTF_8).length > FakeRobot.MOST_BYTES) {
                throw new Refused(400, "param.cardParamMap");
            }
        }
        return map;
    }

    private static JsonNode buttons(JsonNode map) {
        return JSON.readTree(map.path("btns").asString("[]"));
    }
}
