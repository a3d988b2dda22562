package dev.dutydesk.templates;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes what a user typed safe to look at, whatever it is shown in: what can't be seen, turns the reading order or
 * calls people is taken out of it, and all that can be seen stays. Markup isn't its business: user text never meets the
 * Markdown parser, see {@link Inserts}.
 */
final class Tidy {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int MARKS_IN_A_ROW = 4;
    private static final int FLAG_TAGS_IN_A_ROW = 7;

    /** Platforms that read text for mentions know these forms; an e-mail address isn't one. */
    private static final Pattern CALL = Pattern.compile("(?<![A-Za-z0-9._%+-])@(?=[\\p{L}\\p{N}_])|<(?=!)");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\u000B\\u000C\\u0085\\u2028\\u2029]");
    private static final Pattern AROUND_LINE_END = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n(?:[ \\u3000]*\\n){2,}");

    private Tidy() {}

    /** With its line ends as {@code \n}, at most one empty line in a row, none at either end. */
    static String lines(String text) {
        if (isHarmless(text)) {
            return text.strip();
        }
        String visible = visible(LINE_END.matcher(text).replaceAll("\n"));
        return CALL.matcher(EMPTY_LINES.matcher(visible).replaceAll("\n\n").strip())
                // A word joiner after the sign: looks the same, calls nobody.
                .replaceAll("$0\u2060");
    }

    /** Most text is: only letters, digits and signs that can be seen, on one line, of the scripts our desks write in. */
    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean latin = c >= ' ' && c <= '~' && c != '@' && c != '<';
            boolean chinese =
                    (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF5E);
            if (!latin && !chinese) {
                return false;
            }
        }
        return true;
    }

    /** On one line. */
    static String line(String text) {
        String lines = lines(text);
        return lines.indexOf('\n') < 0 ? lines : AROUND_LINE_END.matcher(lines).replaceAll(" ");
    }

    private static String visible(String text) {
        int[] points = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder(text.length());
        int before = ' ';
        int marks = 0;
        int tags = 0;
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            int next = i + 1 < points.length ? points[i + 1] : ' ';
            marks = isMark(point) ? marks + 1 : 0;
            tags = isFlagTag(point) ? tags + 1 : 0;
            if (marks > MARKS_IN_A_ROW
                    || tags > FLAG_TAGS_IN_A_ROW
                    || (isInvisible(point) && !belongs(before, point, next))) {
                continue;
            }
            int shown = shown(point);
            kept.appendCodePoint(shown);
            before = shown;
        }
        return kept.toString();
    }

    private static int shown(int point) {
        return switch (point) {
            case '\n' -> '\n';
            case '\t', 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> ' '; // fillers: letters by class, blank to the eye
            default ->
                switch (Character.getType(point)) {
                    case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> REPLACEMENT;
                    default -> point;
                };
        };
    }

    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT || isSelector(point) || point == 0x034F || point == 0;
    }

    /** Whether the invisible one is part of a sign that can be seen: an emoji sequence, or a form of a Han character. */
    private static boolean belongs(int before, int point, int next) {
        if (point == JOINER) {
            return (Character.isExtendedPictographic(before) || before == 0xFE0F || Character.isEmojiModifier(before))
                    && Character.isExtendedPictographic(next);
        }
        if (point == 0xFE0E || point == 0xFE0F) {
            return Character.isEmoji(before);
        }
        if (isFlagTag(point)) {
            return before == BLACK_FLAG || isFlagTag(before);
        }
        return isSelector(point) && Character.isIdeographic(before);
    }

    private static boolean isSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static boolean isFlagTag(int point) {
        return point >= 0xE0020 && point <= 0xE007F;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return !isSelector(point)
                && (type == Character.NON_SPACING_MARK
                        || type == Character.ENCLOSING_MARK
                        || type == Character.COMBINING_SPACING_MARK);
    }

    /** A word of a person's or program's making that must be one of a few: {@code MERGED} as {@code merged}. */
    static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
