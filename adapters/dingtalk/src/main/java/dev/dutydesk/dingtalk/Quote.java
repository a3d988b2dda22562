package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a message quotes. DingTalk doesn't document it, and leaves it out at times: {@code text.isReplyMsg} and
 * {@code text.repliedMsg} are read where they are there.
 *
 * @param ofTheBot whether the bot said it
 * @param text of what is quoted; empty where DingTalk doesn't tell
 */
record Quote(boolean ofTheBot, String author, String text) {
    private static final String NAME = "([A-Z][A-Z0-9]{0,9}-[1-9][0-9]{0,8})(?![0-9-])";

    /** As a ticket is called in a card's first line, behind what its reporter wrote. */
    private static final Pattern IN_TITLE = Pattern.compile("· " + NAME);

    private static final Pattern ANYWHERE = Pattern.compile("(?<![A-Za-z0-9-])" + NAME);

    /** @param robot the robot's own id there; null where it isn't told */
    static @Nullable Quote of(JsonNode data, @Nullable String robot) {
        JsonNode quoted = data.path("text").path("repliedMsg");
        if (!quoted.isObject()) {
            quoted = data.path("content").path("repliedMsg");
        }
        if (!quoted.isObject()) {
            return null;
        }
        String sender = Json.text(quoted, "senderId");
        String kind = Json.text(quoted, "msgType");
        boolean ours = !sender.isEmpty() && sender.equals(robot) || kind.equals("interactiveCard");
        return new Quote(ours, Json.text(quoted, "senderNick"), words(quoted.path("content")));
    }

    private static String words(JsonNode content) {
        if (content.isString()) {
            JsonNode inner = Json.read(content.stringValue());
            return inner != null && inner.isObject() ? words(inner) : content.stringValue();
        }
        if (content.path("richText").isArray()) {
            return content.path("richText")
                    .valueStream()
                    .map(part -> Json.text(part, "text") + Json.text(part, "content"))
                    .collect(Collectors.joining());
        }
        String text = Json.text(content, "text");
        return text.isEmpty() ? Json.text(content, "title") : text;
    }

    /** The subject of the quoted post; null where somebody else said it, or it is about none. */
    @Nullable
    String subject() {
        if (!ofTheBot) {
            return null;
        }
        Matcher title = IN_TITLE.matcher(text);
        Matcher anywhere = ANYWHERE.matcher(text);
        return title.find() ? title.group(1) : anywhere.find() ? anywhere.group(1) : null;
    }

    /** What somebody else said, as passed on; none where the bot said it. */
    List<Inbound.Forwarded> forwarded() {
        return ofTheBot || text.isBlank()
                ? List.of()
                : List.of(new Inbound.Forwarded(author.isEmpty() ? "?" : author, text.strip()));
    }
}
