package dev.dutydesk.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bot's mention in a text.
 *
 * @param mentioned whether the text had one
 * @param text without it
 */
record Mention(boolean mentioned, String text) {
    // Chinese needs no blank around it; an address or a longer name is none.
    private static final Pattern BOT = Pattern.compile(
            "(?<![\\w@＠./+-])[@＠]dutydesk(?![A-Za-z0-9_@-]|\\.[A-Za-z0-9])[ \\t\\u3000]*[:：,，]?[ \\t\\u3000]*",
            Pattern.CASE_INSENSITIVE);

    static Mention in(String text) {
        Matcher matcher = BOT.matcher(text);
        if (!matcher.find()) {
            return new Mention(false, text.strip());
        }
        return new Mention(true, matcher.replaceAll("").strip());
    }
}
