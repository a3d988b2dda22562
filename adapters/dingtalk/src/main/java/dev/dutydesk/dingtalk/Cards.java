package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Quota;
import dev.dutydesk.templates.Card;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cards of the imported template ({@code adapters/dingtalk/card-template.json}): one Markdown text and a row of buttons.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/create-and-deliver-cards">making and delivering cards</a>
 */
final class Cards {
    /** The template's variables. */
    static final String CONTENT = "content";

    static final String BUTTONS = "btns";

    /** Before the id of a button that asks once before it acts. */
    static final String ASKS = "!";

    static final String ACTION = "action";
    static final String LABEL = "label";

    private static final String INSTANCES = "/v1.0/card/instances";
    private static final int USER_IDS = 1;

    private final OpenApi api;
    private final Quota quota;
    private final String template;
    private final String robot;

    Cards(OpenApi api, Quota quota, String template, String robot) {
        this.api = api;
        this.quota = quota;
        this.template = template;
        this.robot = robot;
    }

    /** @return the card's id, the same for every try */
    String deliver(Post post) throws NotPosted {
        Channel channel = post.channel();
        DingText text = new DingText(post.card(), List.of(), channel.locale());
        String track = Tracks.of(post);
        ObjectNode body = Json.object()
                .put("cardTemplateId", template)
                .put("outTrackId", track)
                .put("callbackType", "STREAM")
                .put("userIdType", USER_IDS);
        body.set("cardData", data(post, text));
        String account = channel.account();
        if (account == null) {
            quota.take(channel.id());
            body.put("openSpaceId", "dtv1.card//IM_GROUP." + channel.id());
            space(body.putObject("imGroupOpenSpaceModel"), text.preview());
            ObjectNode deliver = body.putObject("imGroupOpenDeliverModel").put("robotCode", robot);
            Map<String, String> called = text.mentioned();
            if (!called.isEmpty()) {
                called.forEach(deliver.putObject("atUserIds")::put);
            }
        } else {
            body.put("openSpaceId", "dtv1.card//IM_ROBOT." + account);
            space(body.putObject("imRobotOpenSpaceModel"), text.preview());
            body.putObject("imRobotOpenDeliverModel")
                    .put("spaceType", "IM_ROBOT")
                    .put("robotCode", robot);
        }
        delivered(api.post(INSTANCES + "/createAndDeliver", body));
        return track;
    }

    private static void space(ObjectNode space, String preview) {
        space.put("supportForward", true);
        space.putObject("lastMessageI18n").put("ZH_CN", preview).put("EN_US", preview);
    }

    private static void delivered(JsonNode answer) throws NotPosted {
        for (JsonNode result : answer.path("result").path("deliverResults")) {
            if (!result.path("success").asBoolean(true)) {
                throw new NotPosted(Why.NEVER, "DingTalk doesn't deliver the card: " + Json.text(result, "errorMsg"));
            }
        }
    }

    /** Makes the card what the post says. @throws NotPosted {@link Why#NEVER} where there is no such card */
    void update(String track, Post post) throws NotPosted {
        ObjectNode body = Json.object().put("outTrackId", track).put("userIdType", USER_IDS);
        body.set(
                "cardData",
                data(post, new DingText(post.card(), List.of(), post.channel().locale())));
        body.putObject("cardUpdateOptions").put("updateCardDataByKey", true);
        api.put(INSTANCES, body);
    }

    /** Whether such a card was made, whatever became of it. */
    boolean exists(String track, Post post) throws NotPosted {
        try {
            update(track, post);
            return true;
        } catch (NotPosted e) {
            if (e.why() == Why.NEVER) {
                return false;
            }
            throw e;
        }
    }

    /** What its permission is asked about with: there is no such card. */
    void updateNone() throws NotPosted {
        ObjectNode body = Json.object().put("outTrackId", "none").put("userIdType", USER_IDS);
        body.putObject("cardData").putObject("cardParamMap").put(CONTENT, "");
        api.put(INSTANCES, body);
    }

    private static ObjectNode data(Post post, DingText text) {
        ObjectNode data = Json.object();
        data.putObject("cardParamMap")
                .put(CONTENT, text.named())
                .put(BUTTONS, buttons(post.card().buttons()).toString());
        return data;
    }

    private static ArrayNode buttons(List<Card.Button> buttons) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (Card.Button button : buttons) {
            String id = (button.confirm() ? ASKS : "") + button.id();
            ObjectNode one = all.addObject()
                    .put("text", button.label())
                    .put("color", color(button.style()))
                    .put("status", "normal");
            ObjectNode params =
                    one.putObject("event").put("type", "sendCardRequest").putObject("params");
            params.put("actionId", id).putObject("params").put(ACTION, id).put(LABEL, button.label());
        }
        return all;
    }

    private static String color(Card.Style style) {
        return switch (style) {
            case PLAIN -> "gray";
            case PRIMARY -> "blue";
            case DANGER -> "red";
        };
    }
}
