package dev.dutydesk.slack;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's way of writing a message's text.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">formatting message text</a>
 */
final class SlackText {
    private static final Pattern MARKED = Pattern.compile("<([^<>]*)>");

    private SlackText() {}

    /** Plain words as a text in which nothing is a link or a mention. */
    static String escaped(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static boolean mentions(String text, String account) {
        return text.contains("<@" + account + ">");
    }

    static String without(String text, String account) {
        return text.replaceAll("<@" + Pattern.quote(account) + ">[ \u00a0]*", "")
                .strip();
    }

    /** What people call what Slack marks by an id. */
    interface Names {
        String account(String id);

        String channel(String id);
    }

    /** The text as it was typed. */
    static String typed(String text, Names names) {
        String words = MARKED.matcher(text).replaceAll(marked -> Matcher.quoteReplacement(typed(marked, names)));
        return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String typed(MatchResult marked, Names names) {
        String[] parts = marked.group(1).split("\\|", 2);
        String target = parts[0];
        String label = parts.length == 2 ? parts[1] : "";
        if (target.startsWith("@")) {
            return "@" + (label.isEmpty() ? names.account(target.substring(1)) : label);
        }
        if (target.startsWith("#")) {
            return "#" + (label.isEmpty() ? names.channel(target.substring(1)) : label);
        }
        if (!label.isEmpty()) {
            return label;
        }
        return target.startsWith("!") ? "@" + target.substring(1) : target;
    }
}
