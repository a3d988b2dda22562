package dev.dutydesk.slack;

import com.slack.api.model.block.composition.PlainTextObject;

/** Labels: words only, never longer than Slack takes. */
final class PlainText {
    private PlainText() {}

    static PlainTextObject of(String words, int most) {
        return PlainTextObject.builder().text(cut(words, most)).emoji(false).build();
    }

    static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, end) + "…";
    }
}
