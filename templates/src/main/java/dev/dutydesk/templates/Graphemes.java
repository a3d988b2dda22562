package dev.dutydesk.templates;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts text where a reader sees a border: never inside an emoji sequence or between a letter and its accent. */
final class Graphemes {
    private Graphemes() {}

    /** The longest beginning that has at most {@code max} chars and ends at such a border, blanks at its end left out. */
    static String upTo(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        if (max <= 0) {
            return "";
        }
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        int end = borders.isBoundary(max) ? max : borders.preceding(max);
        return text.substring(0, Math.max(end, 0)).stripTrailing();
    }
}
