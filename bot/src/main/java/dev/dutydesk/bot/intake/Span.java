package dev.dutydesk.bot.intake;

import java.util.regex.Pattern;

/** The few words of a text that are worth showing. */
final class Span {
    /** Longer ones point at nothing; a Chinese character counts as three Latin letters. */
    private static final int WIDEST = 36;

    /** Long numbers and addresses are somebody's: they aren't repeated where anybody reads them. */
    private static final Pattern PRIVATE = Pattern.compile("[0-9](?:[ -]?[0-9]){4,}|[a-z0-9._%+-]{0,64}@[a-z0-9.-]*");

    private static final char GONE = '\0';

    /** What is barely warmer than nothing isn't worth its room. */
    private static final double COOL = 0.5;

    private Span() {}

    /** The words in a row that are hottest together, in which each must be warmer than the text is on the whole. */
    static String hottest(String whole, double[] heat) {
        String text = PRIVATE.matcher(whole)
                .replaceAll(found -> String.valueOf(GONE).repeat(found.group().length()));
        double warm = 0;
        for (double each : heat) {
            warm += Math.max(0, each);
        }
        double cool = COOL * warm / Math.max(1, text.length());
        double best = 0;
        int from = 0;
        int to = 0;
        for (int start = 0; start < text.length(); start++) {
            if (!begins(text, start) || heat[start] <= cool) {
                continue;
            }
            double sum = 0;
            int room = WIDEST;
            for (int at = start; at < text.length() && room > 0 && text.charAt(at) != GONE; at++) {
                room -= Character.isIdeographic(text.charAt(at)) ? 3 : 1;
                sum += heat[at] - cool;
                if (sum > best && begins(text, at + 1)) {
                    best = sum;
                    from = start;
                    to = at + 1;
                }
            }
        }
        return whole(text, from, to);
    }

    /** The clause that it is in, where that is no longer than what may be shown: a word isn't cut so; else itself. */
    private static String whole(String text, int from, int to) {
        int begin = from;
        while (begin > 0 && !parts(text, begin - 1)) {
            begin--;
        }
        int end = to;
        while (end < text.length() && !parts(text, end)) {
            end++;
        }
        boolean fits = from < to && room(text, begin, end) <= WIDEST;
        return fits ? stripped(text.substring(begin, end)) : stripped(text.substring(from, to));
    }

    private static int room(String text, int from, int to) {
        return text.substring(from, to)
                .chars()
                .map(letter -> Character.isIdeographic(letter) ? 3 : 1)
                .sum();
    }

    /** Marks part clauses, but not figures. */
    private static boolean parts(String text, int at) {
        boolean figures = at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return ",.!?;:~、。…\0".indexOf(text.charAt(at)) >= 0 && !figures;
    }

    /** Without the marks around it, but for those that belong to figures. */
    private static String stripped(String text) {
        int from = 0;
        while (from < text.length() && isMark(text.charAt(from))) {
            from++;
        }
        int end = text.length();
        while (end > from && isMark(text.charAt(end - 1)) && text.charAt(end - 1) != '%') {
            end--;
        }
        return text.substring(from, end);
    }

    private static boolean isMark(char letter) {
        return !Character.isLetterOrDigit(letter);
    }

    private static boolean begins(String text, int at) {
        return at == 0 || at == text.length() || !isOfWords(text.charAt(at - 1)) || !isOfWords(text.charAt(at));
    }

    private static boolean isOfWords(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter) || letter == '\'';
    }
}
