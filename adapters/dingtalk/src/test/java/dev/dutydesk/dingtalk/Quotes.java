package dev.dutydesk.dingtalk;

import tools.jackson.databind.node.ObjectNode;

/** How DingTalk tells what a message quotes, where it does. */
final class Quotes {
    private Quotes() {}

    /** A message of somebody's. */
    static ObjectNode of(ObjectNode data, String author, String text) {
        ObjectNode quoted = replied(data)
                .put("msgId", "msgQUOTED==")
                .put("msgType", "text")
                .put("senderId", "$:LWCP_v1:$somebody")
                .put("senderNick", author);
        quoted.putObject("content").put("text", text);
        return data;
    }

    /** @param hidden whether nothing is told of it but that there is one */
    static ObjectNode of(ObjectNode data, FakeDingTalk.Message message, boolean hidden) {
        if (hidden) {
            data.withObject("/text").put("isReplyMsg", true);
            return data;
        }
        if (message.by() != null) {
            return of(data, FakeDingTalk.name(message.by()), message.markdown());
        }
        ObjectNode quoted = replied(data)
                .put("msgId", "msgOFCARD==")
                .put("msgType", message.card() ? "interactiveCard" : "markdown")
                .put("senderId", FakeDingTalk.ROBOT_ID);
        quoted.putObject("content").put("text", Reading.of(message.markdown()).text());
        return data;
    }

    private static ObjectNode replied(ObjectNode data) {
        ObjectNode text = data.withObject("/text").put("isReplyMsg", true);
        return text.putObject("repliedMsg").put("createdAt", System.currentTimeMillis());
    }
}
