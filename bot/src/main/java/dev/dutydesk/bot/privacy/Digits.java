package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.List;

/** The rows of digits in a text, full-width ones too, and which of them may be parts of one number. */
final class Digits {
    /** More signs between two rows than in "138 - 1234" keep them apart. */
    private static final int WIDEST_GAP = 3;

    private static final String GAP = " \t-\u00A0\u3000\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFF0D";

    private Digits() {}

    /**
     * @param digits as plain ones; with an X at its end where one follows
     * @param joined whether the row before may be the beginning of the same number
     */
    record Row(int start, int end, String digits, boolean joined) {
        int length() {
            return digits.length();
        }
    }

    static List<Row> in(String text) {
        List<Row> rows = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!is(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            StringBuilder digits = new StringBuilder();
            while (i < text.length() && is(text.charAt(i))) {
                digits.append(Character.digit(text.charAt(i), 10));
                i++;
            }
            if (endsWithX(digits.length(), text, i)) {
                digits.append('X');
                i++;
            }
            boolean joined = !rows.isEmpty() && joins(text, rows.getLast().end(), start);
            rows.add(new Row(start, i, digits.toString(), joined));
        }
        return rows;
    }

    static boolean is(char c) {
        return Character.digit(c, 10) >= 0;
    }

    /** The check digit ten of an identity number, in one row or of its last four; not the X of a word. */
    private static boolean endsWithX(int digits, String text, int at) {
        boolean isX = at < text.length() && "xXｘＸ".indexOf(text.charAt(at)) >= 0;
        return isX && (digits == 17 || digits == 3 && (at + 1 == text.length() || !isWord(text.charAt(at + 1))));
    }

    private static boolean isWord(char c) {
        return is(c) || c < 128 && Character.isLetter(c);
    }

    private static boolean joins(String text, int from, int to) {
        return to - from <= WIDEST_GAP
                && text.substring(from, to)
                        .chars()
                        .allMatch(c -> GAP.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT);
    }
}
