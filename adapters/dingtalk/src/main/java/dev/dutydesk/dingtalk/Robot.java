package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.MonthlyCalls;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Quota;
import dev.dutydesk.chat.Urges.Means;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the robot says in Markdown, the pictures that it shows, and the files that people give it.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/the-robot-sends-a-group-message">to a group</a>
 * @see <a href="https://open.dingtalk.com/document/orgapp/chatbots-send-one-on-one-chat-messages-in-batches">to people</a>
 */
final class Robot {
    private static final int IN_THE_APP = 1;
    private static final int BY_SMS = 2;
    private static final int BY_CALL = 3;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final OpenApi api;
    private final Webhooks webhooks;
    private final MonthlyCalls pushes;
    private final Quota quota;
    private final String code;

    Robot(OpenApi api, Webhooks webhooks, MonthlyCalls pushes, Quota quota, String code) {
        this.api = api;
        this.webhooks = webhooks;
        this.pushes = pushes;
        this.quota = quota;
        this.code = code;
    }

    /**
     * To all in a group, calling those whom it mentions where the robot was spoken to there lately: what goes through the
     * open API can call nobody.
     *
     * @param id what it is called where DingTalk gives no id
     * @return the message's id
     */
    String toGroup(String conversation, DingText text, String id) throws NotPosted {
        if (webhook(conversation).isPresent()) {
            try {
                through(
                        conversation,
                        text.preview(),
                        text.calling(),
                        text.mentioned().keySet(),
                        quota::take);
                return id;
            } catch (NotPosted e) {
                // Perhaps sent, or too much: the other way is no better.
                if (e.why() == Why.UNKNOWN || !e.after().isZero()) {
                    throw e;
                }
                webhooks.forget(conversation);
            }
        }
        return toGroup(conversation, message(text));
    }

    /**
     * The last ones of the month are left to what people say: without a push nobody is heard, and there is another way
     * to speak.
     */
    private Optional<URI> webhook(String conversation) {
        return pushes.month().isForTheWorst() ? Optional.empty() : webhooks.of(conversation);
    }

    private String toGroup(String conversation, ObjectNode message) throws NotPosted {
        quota.take(conversation);
        ObjectNode body = message.put("openConversationId", conversation);
        return Json.text(api.post("/v1.0/robot/groupMessages/send", body), "processQueryKey");
    }

    /** A message of its own. @param account of the one person who gets it; null for all in the conversation */
    void show(String conversation, @Nullable String account, String picture) throws NotPosted {
        ObjectNode message = message("sampleImageMsg", Json.object().put("photoURL", picture));
        if (account == null) {
            toGroup(conversation, message);
        } else {
            toPerson(account, message);
        }
    }

    /**
     * An answer, in the conversation where it was asked for: that can also be given alone, so what the robot posts
     * goes first.
     */
    void answer(String conversation, String title, String text, Collection<String> called) throws NotPosted {
        through(conversation, title, text, called, quota::takeIfPlenty);
    }

    private interface Right {
        void take(String conversation) throws NotPosted;
    }

    /**
     * Through a conversation's web hook.
     *
     * @param called the accounts that it calls; the text names them too, or nobody is called
     */
    private void through(String conversation, String title, String text, Collection<String> called, Right right)
            throws NotPosted {
        ObjectNode body = Json.object().put("msgtype", "markdown");
        body.putObject("markdown").put("title", title).put("text", text);
        ObjectNode at = body.putObject("at").put("isAtAll", false);
        called.forEach(at.putArray("atUserIds")::add);
        URI address = webhook(conversation)
                .orElseThrow(() -> new NotPosted(Why.TRY_AGAIN, "nobody spoke to the robot there lately"));
        right.take(conversation);
        api.webhook(address, body);
    }

    /** To one person alone. @return the message's id */
    String toPerson(String account, DingText text) throws NotPosted {
        return toPerson(account, message(text));
    }

    private String toPerson(String account, ObjectNode body) throws NotPosted {
        body.putArray("userIds").add(account);
        JsonNode sent = api.post("/v1.0/robot/oToMessages/batchSend", body);
        if (names(sent, "invalidStaffIdList", account)) {
            throw new NotPosted(Why.NEVER, "DingTalk knows nobody of that id");
        }
        if (names(sent, "flowControlledStaffIdList", account)) {
            throw new NotPosted(Why.TRY_AGAIN, "DingTalk takes no more for that person now", A_MINUTE);
        }
        return Json.text(sent, "processQueryKey");
    }

    private static boolean names(JsonNode sent, String list, String account) {
        return sent.path(list).valueStream().anyMatch(each -> account.equals(each.asString("")));
    }

    private ObjectNode message(DingText text) {
        return message(
                "sampleMarkdown", Json.object().put("title", text.preview()).put("text", text.named()));
    }

    private ObjectNode message(String key, ObjectNode param) {
        return Json.object().put("robotCode", code).put("msgKey", key).put("msgParam", param.toString());
    }

    /**
     * Has DingTalk ring for the person in its app, call that one, or send a text message.
     *
     * @see <a href="https://open.dingtalk.com/document/development/robot-sends-nail-message">DING</a>
     */
    void ding(String account, String text, Means means) throws NotPosted {
        ObjectNode body = ding(means).put("content", text);
        body.putArray("receiverUserIdList").add(account);
        JsonNode sent = api.post("/v1.0/robot/ding/send", body);
        if (sent.path("failedList").propertyNames().contains(account)) {
            throw new NotPosted(Why.NEVER, "DingTalk can't reach that person so");
        }
    }

    private ObjectNode ding(Means means) {
        int type = switch (means) {
            case APP -> IN_THE_APP;
            case SMS -> BY_SMS;
            case CALL -> BY_CALL;
        };
        return Json.object().put("robotCode", code).put("remindType", type);
    }

    /** What its permission is asked about with: nobody is called. */
    void dingsNobody() throws NotPosted {
        ObjectNode body = ding(Means.SMS).put("content", "");
        body.putArray("receiverUserIdList");
        api.post("/v1.0/robot/ding/send", body);
    }

    /** Where a file can be had for some hours; empty where DingTalk doesn't say. */
    Optional<String> addressOf(String downloadCode) throws NotPosted {
        ObjectNode body = Json.object().put("downloadCode", downloadCode).put("robotCode", code);
        return Optional.of(Json.text(api.post("/v1.0/robot/messageFiles/download", body), "downloadUrl"))
                .filter(address -> !address.isEmpty());
    }

    /** What its permission is asked about with: nobody gets it. */
    void toNobody() throws NotPosted {
        ObjectNode body = Json.object().put("robotCode", code).put("msgKey", "").put("msgParam", "");
        body.putArray("userIds");
        api.post("/v1.0/robot/oToMessages/batchSend", body);
    }
}
